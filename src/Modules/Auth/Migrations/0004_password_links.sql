create table password_links (
  id uuid primary key, tenant_id uuid not null, user_id uuid not null, made_by text not null, token_hash text not null, expires_at bigint not null,
  used_at bigint, version integer not null, unique (tenant_id, token_hash));
create index password_links_user on password_links (tenant_id, user_id);
