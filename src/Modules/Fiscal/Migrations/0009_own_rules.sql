create table own_rules (id uuid primary key, tenant_id uuid not null, facts jsonb not null, version integer not null);
create index own_rules_tenant on own_rules (tenant_id, id);
