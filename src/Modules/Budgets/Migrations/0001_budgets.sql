create table order_cards (
  id uuid primary key, tenant_id uuid not null, number text not null, customer_id uuid not null, customer_name text not null, components jsonb not null,
  priority integer not null, promised_on date, cancelled boolean not null, diagnosis integer not null, suggestions jsonb not null,
  forbidden jsonb not null, approved jsonb not null, version integer not null);
create index order_cards_tenant on order_cards (tenant_id, number);

create table part_cards (id uuid primary key, tenant_id uuid not null, code text not null, name text not null, unit text not null);
create unique index part_cards_code on part_cards (tenant_id, code);

create table catalogue (
  id uuid primary key, tenant_id uuid not null, code text not null, kind text not null, description text not null, prices jsonb not null,
  version integer not null);
create unique index catalogue_code on catalogue (tenant_id, code);

create table settings (id uuid primary key, tenant_id uuid not null, validity_days integer not null);

create table budgets (
  id uuid not null, revision integer not null, tenant_id uuid not null, number text not null, order_id uuid not null, supplementary boolean not null,
  latest boolean not null, status text not null, lines jsonb not null, discount bigint not null, gross bigint not null, total bigint not null,
  notes text, granted jsonb, asked_by uuid, sent_at bigint, valid_until date, link_hash text, zone text, superseded_by integer, decision jsonb,
  history jsonb not null, version integer not null, primary key (tenant_id, id, revision));
create unique index budgets_number on budgets (tenant_id, number, revision);
create unique index budgets_link on budgets (tenant_id, link_hash);
create unique index budgets_first on budgets (tenant_id, order_id) where revision = 1 and supplementary = false;
create index budgets_order on budgets (tenant_id, order_id);
create index budgets_status on budgets (tenant_id, status);
