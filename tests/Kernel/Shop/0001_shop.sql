create table things (
  id uuid primary key, tenant_id uuid not null, name text not null, price bigint not null, kind text not null, tags jsonb not null, version integer not null);
create unique index things_name on things (tenant_id, name);

create table heard (
  id uuid primary key, tenant_id uuid not null, handler text not null, thing_id uuid not null, nth integer not null, today date not null);
create index heard_thing on heard (tenant_id, thing_id);
