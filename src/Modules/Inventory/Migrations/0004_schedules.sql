create table schedules (
  id uuid primary key, tenant_id uuid not null, priority integer not null, promised_on date, at bigint not null, version integer not null);
