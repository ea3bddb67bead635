create table order_services (
  id uuid primary key, tenant_id uuid not null, order_id uuid not null, approval_id uuid not null, description text not null, net bigint not null);
create index order_services_order on order_services (tenant_id, order_id);
create index order_services_approval on order_services (tenant_id, approval_id);

create table service_notes (
  id uuid primary key, tenant_id uuid not null, order_id uuid not null, environment text not null, declaration text not null, series integer not null,
  number integer not null, nfse_key text, nfse_number bigint, issued_at bigint not null, issued_on date not null, recipient text, total bigint not null,
  net bigint not null, terms jsonb not null, status text not null, was_issued boolean not null, taken_by text, may_arrive_until bigint,
  digest text not null, signed bytea not null, in_doubt boolean not null, tries integer not null, code integer, reason text, protocol text, processed bytea, decided_at bigint,
  version integer not null);
create unique index service_notes_number on service_notes (tenant_id, environment, series, number);
create index service_notes_page on service_notes (tenant_id, id);
create index service_notes_order on service_notes (tenant_id, order_id);
create index service_notes_day on service_notes (tenant_id, issued_on);

create table service_cancellations (
  id uuid primary key, tenant_id uuid not null, note_id uuid not null, nfse_key text not null, environment text not null, text text not null,
  declared_on date not null, status text not null, was_refused boolean not null, signed bytea not null, in_doubt boolean not null, tries integer not null, code integer, reason text,
  protocol text, processed bytea, decided_at bigint, version integer not null);
create index service_cancellations_note on service_cancellations (tenant_id, note_id);
create index service_cancellations_day on service_cancellations (tenant_id, declared_on);
