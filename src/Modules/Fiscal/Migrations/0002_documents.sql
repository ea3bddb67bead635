create table profiles (
  id uuid primary key, tenant_id uuid not null, issuer jsonb not null, sealed_certificate text, certificate_holder text, certificate_ends bigint,
  silent_until bigint, version integer not null);

create table products (
  id uuid primary key, tenant_id uuid not null, sku text not null, facts jsonb not null, version integer not null);
create unique index products_sku on products (tenant_id, sku);
create index products_page on products (tenant_id, id);

create table documents (
  id uuid primary key, tenant_id uuid not null, invoice_id uuid, model text not null, environment text not null, series integer not null,
  number integer not null, key text not null, issuance text not null, issued_at bigint not null, issued_on date not null, recipient text,
  total bigint not null, terms jsonb not null, status text not null, taken_by text, receipt text, contingency_since bigint,
  contingency_reason text, may_arrive_until bigint, digest text not null, signed bytea not null, in_doubt boolean not null,
  tries integer not null, code integer, reason text, protocol text, processed bytea, decided_at bigint, version integer not null);
create unique index documents_number on documents (tenant_id, environment, model, series, number);
create index documents_page on documents (tenant_id, id);
create index documents_status on documents (tenant_id, status, id);
create index documents_invoice on documents (tenant_id, invoice_id) where invoice_id is not null;
create index documents_day on documents (tenant_id, issued_on);

create table declarations (
  id uuid primary key, tenant_id uuid not null, document_id uuid not null, key text not null, environment text not null, kind text not null,
  sequence integer not null, text text not null, declared_on date not null, status text not null, digest text not null, signed bytea not null,
  in_doubt boolean not null, tries integer not null, code integer, reason text, protocol text, processed bytea, decided_at bigint, version integer not null);
create unique index declarations_sequence on declarations (tenant_id, document_id, kind, sequence) where status <> 'Refused';
create index declarations_document on declarations (tenant_id, document_id);
create index declarations_day on declarations (tenant_id, declared_on);

create table voidings (
  id uuid primary key, tenant_id uuid not null, model text not null, environment text not null, series integer not null, first integer not null,
  last integer not null, text text not null, declared_on date not null, state text not null, status text not null, signed bytea not null,
  in_doubt boolean not null, tries integer not null, code integer, reason text, protocol text, processed bytea, decided_at bigint, version integer not null);
create index voidings_series on voidings (tenant_id, environment, model, series);
create index voidings_page on voidings (tenant_id, id);
create index voidings_day on voidings (tenant_id, declared_on);

create table errands (id uuid primary key, tenant uuid not null, zone text not null, kind text not null, due_at bigint not null);
create index errands_due on errands (due_at);
