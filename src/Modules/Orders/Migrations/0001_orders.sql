create table customers (
  id uuid primary key, tenant_id uuid not null, name text not null, tax_id text, phone text, email text, notes text, active boolean not null,
  search text not null, version integer not null);
create unique index customers_tax_id on customers (tenant_id, tax_id) where tax_id is not null;

create table orders (
  id uuid primary key, tenant_id uuid not null, number text not null, customer_id uuid not null, engine jsonb not null, priority integer not null,
  promised_on date, complaint text, opened_on date not null, search text not null, status text not null, changed_at bigint not null,
  diagnosis_revision integer not null, diagnosis_started boolean not null, budget text not null, released_at bigint, completed_on date,
  delivery jsonb, warranty jsonb, cancelled_on date, version integer not null);
create unique index orders_number on orders (tenant_id, number);
create index orders_status on orders (tenant_id, status, id);
create index orders_customer on orders (tenant_id, customer_id);

create table components (
  id uuid primary key, tenant_id uuid not null, order_id uuid not null, position integer not null, kind text not null, label text, condition text,
  verdict text, final_verdict text, workflow_version integer not null, steps jsonb not null);
create unique index components_order on components (tenant_id, order_id, position);

create table step_runs (
  id uuid primary key, tenant_id uuid not null, component_id uuid not null, step text not null, number integer not null, status text not null,
  started_by text not null, started_at bigint not null, ended_by text, ended_at bigint, note text, rework_cause text);
create unique index step_runs_number on step_runs (tenant_id, component_id, step, number);
create unique index step_runs_one_active on step_runs (tenant_id, component_id) where status = 'InProgress';

create table approvals (
  id uuid primary key, tenant_id uuid not null, order_id uuid not null, services bigint not null, parts bigint not null,
  needs_stock boolean not null, cancelled boolean not null);
create index approvals_order on approvals (tenant_id, order_id);

create table reservations (
  id uuid primary key, tenant_id uuid not null, order_id uuid not null, approval_id uuid, sku text not null, missing bigint not null, ended boolean not null);
create index reservations_order on reservations (tenant_id, order_id);

create table timeline (
  id uuid primary key, tenant_id uuid not null, order_id uuid not null, at bigint not null, who text not null, what text not null,
  visibility text not null, source text);
create index timeline_order on timeline (tenant_id, order_id, id);
create unique index timeline_source on timeline (tenant_id, order_id, source) where source is not null;

create table overdue_titles (id uuid primary key, tenant_id uuid not null, customer_id uuid not null, open boolean not null);
create index overdue_titles_customer on overdue_titles (tenant_id, customer_id) where open;

create table workflows (id uuid primary key, tenant_id uuid not null, kind text not null, steps jsonb not null, version integer not null);
create unique index workflows_kind on workflows (tenant_id, kind);

create table settings (
  id uuid primary key, tenant_id uuid not null, warranty_months integer not null, allow_delivery_with_overdue boolean not null);
create unique index settings_tenant on settings (tenant_id);
