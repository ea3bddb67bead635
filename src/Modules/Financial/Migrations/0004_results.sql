create table sales (
  id uuid primary key, tenant_id uuid not null, source text not null, number text not null, customer text not null, warranty boolean not null,
  recognised_on date, cancelled boolean not null, services bigint not null, parts bigint not null);
create table sale_facts (
  id uuid primary key, tenant_id uuid not null, sale_id uuid not null, services bigint not null, parts bigint not null, discount bigint not null,
  cost bigint not null);
create index sale_facts_sale on sale_facts (tenant_id, sale_id);

create table result_entries (
  id uuid primary key, tenant_id uuid not null, month text not null, day date not null, source text not null, source_id uuid not null,
  reference text not null, description text not null, line text, category text, income boolean not null, amount bigint not null);
create index result_entries_month on result_entries (tenant_id, month);
create index result_entries_source on result_entries (tenant_id, source_id);

create table tax_months (
  id uuid primary key, tenant_id uuid not null, month text not null, reckoned_at bigint not null, taxes jsonb not null, returned bigint not null,
  total bigint not null);
create unique index tax_months_month on tax_months (tenant_id, month);

create table result_versions (
  id uuid primary key, tenant_id uuid not null, month text not null, number integer not null, closed_at bigint not null, closed_by text not null,
  report jsonb not null);
create unique index result_versions_number on result_versions (tenant_id, month, number);

create table category_lines (id uuid primary key, tenant_id uuid not null, category text not null, line text not null);
create unique index category_lines_category on category_lines (tenant_id, category);

create index titles_competence on titles (tenant_id, competence);
create index settlements_paid on settlements (tenant_id, paid_on);
