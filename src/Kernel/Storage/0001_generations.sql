create table generations (tenant_id uuid not null, tag text not null, value uuid not null, primary key (tenant_id, tag));
