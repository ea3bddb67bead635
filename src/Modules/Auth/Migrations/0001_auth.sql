create table organizations (
  id uuid primary key, legal_name text not null, trade_name text not null, cnpj text not null unique, time_zone text not null, status text not null,
  state_registration text, municipal_registration text, address text, phone text, email text, registered_at bigint not null, version integer not null);

create table users (
  id uuid primary key, name text not null, email text not null unique, password_hash text not null, platform_admin boolean not null,
  totp_secret text, totp_confirmed boolean not null, totp_last_step bigint not null, recovery_codes jsonb not null, version integer not null);

create table memberships (
  id uuid primary key, organization_id uuid not null, user_id uuid not null, role text not null, own_discount_limit bigint, status text not null,
  joined_at bigint not null, version integer not null, unique (organization_id, user_id));
create index memberships_user on memberships (user_id);

create table invitations (
  id uuid primary key, tenant_id uuid not null, email text not null, role text not null, invited_by text not null, token_hash text not null,
  expires_at bigint not null, accepted_at bigint, withdrawn_at bigint, version integer not null, unique (tenant_id, token_hash));

create table sessions (
  id uuid primary key, organization_id uuid not null, user_id uuid not null, address text not null, agent text not null, started_at bigint not null,
  used_at bigint not null, ended_at bigint, ended_because text, version integer not null);
create index sessions_user on sessions (user_id, ended_at);
create index sessions_organization on sessions (organization_id, ended_at);

create table refresh_tokens (
  id uuid primary key, session_id uuid not null, hash text not null unique, expires_at bigint not null, used_at bigint, version integer not null);
create index refresh_tokens_age on refresh_tokens (expires_at);

create table failed_logins (account text primary key, count integer not null, last_at bigint not null, wait_until bigint not null, version integer not null);
create index failed_logins_age on failed_logins (last_at);

create table api_keys (
  id uuid primary key, tenant_id uuid not null, name text not null, hash text not null, permissions jsonb not null, created_by uuid not null,
  created_at bigint not null, expires_on date, last_used_at bigint, revoked_at bigint, version integer not null, unique (tenant_id, hash));

create table signing_keys (id uuid primary key, private_key text not null, created_at bigint not null, retired_at bigint);

create table audit_entries (
  id uuid primary key, organization_id uuid, user_id uuid, who text not null, what text not null, detail text not null, address text not null,
  succeeded boolean not null, at bigint not null);
create index audit_entries_organization on audit_entries (organization_id, id);
