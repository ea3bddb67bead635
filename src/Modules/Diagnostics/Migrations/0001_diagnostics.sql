create table orders (
  id uuid primary key, tenant_id uuid not null, number text not null, customer text not null, model text not null, engine jsonb not null,
  components jsonb not null, opened_on date not null, cancelled boolean not null);
create unique index orders_number on orders (tenant_id, number);

create table inspections (
  id uuid primary key, tenant_id uuid not null, order_id uuid not null, component_id uuid not null, component_kind text not null, engine jsonb not null,
  phase text not null, finished jsonb not null, revision integer not null, corrects uuid, reason text, status text not null, measurements jsonb not null,
  started_by text not null, started_at bigint not null, closed_by text, closed_at bigint, specification jsonb, result jsonb, version integer not null);
create unique index inspections_revision on inspections (tenant_id, order_id, component_id, phase, revision);

create table instruments (
  id uuid primary key, tenant_id uuid not null, code text not null, type text not null, range_min bigint not null, range_max bigint not null,
  resolution bigint not null, last_calibration date not null, next_calibration date not null, certificate text not null, version integer not null);
create unique index instruments_code on instruments (tenant_id, code);

create table specifications (
  id uuid primary key, tenant_id uuid not null, version integer not null, engine_model text not null, source text not null, effective_from date not null,
  features jsonb not null);
create unique index specifications_version on specifications (tenant_id, engine_model, version);

create table rule_books (id uuid primary key, tenant_id uuid not null, rules jsonb not null, version integer not null);
create unique index rule_books_tenant on rule_books (tenant_id);

create table diagnoses (
  id uuid primary key, tenant_id uuid not null, revision integer not null, findings jsonb, completed_by text, completed_at bigint, version integer not null);
create index diagnoses_tenant on diagnoses (tenant_id);

create table checklist_templates (
  id uuid primary key, tenant_id uuid not null, component_kind text not null, name text not null, items jsonb not null, version integer not null);
create unique index checklist_templates_kind on checklist_templates (tenant_id, component_kind);

create table checklist_runs (
  id uuid primary key, tenant_id uuid not null, order_id uuid not null, component_id uuid not null, template_id uuid not null,
  template_version integer not null, items jsonb not null, answers jsonb not null, completed_by text, completed_at bigint, version integer not null);
create index checklist_runs_order on checklist_runs (tenant_id, order_id);
