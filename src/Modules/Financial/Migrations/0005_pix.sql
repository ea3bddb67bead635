create table pix_accounts (id uuid primary key, tenant_id uuid not null, key text, name text not null, city text not null, version integer not null);
