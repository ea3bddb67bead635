alter table documents add column replaced_by uuid;

create table replacements (
  id uuid primary key, tenant_id uuid not null, first_id uuid not null, second_id uuid not null, cancellation_id uuid, voiding_id uuid,
  status text not null, reason text, version integer not null);
create index replacements_first on replacements (tenant_id, first_id);
create index replacements_second on replacements (tenant_id, second_id);
create index replacements_open on replacements (tenant_id, status);

alter table service_notes add column replaces uuid;
alter table service_notes add column replace_why text;
alter table service_notes add column replace_reason text;
create index service_notes_replaces on service_notes (tenant_id, replaces) where replaces is not null;
alter table service_cancellations add column substitute text;
