create table accounts (id uuid primary key, tenant_id uuid not null, name text not null, opening bigint not null, opened_on date not null);
create index accounts_tenant on accounts (tenant_id);

create table days (
  tenant_id uuid not null, account_id uuid not null, day date not null, money_in bigint not null, money_out bigint not null,
  transfer_in bigint not null, transfer_out bigint not null, closing bigint not null, primary key (tenant_id, account_id, day));
create index days_day on days (tenant_id, day);

create table entries (id uuid primary key, tenant_id uuid not null, account_id uuid not null, day date not null, amount bigint not null);

create table closings (
  id uuid primary key, tenant_id uuid not null, day date not null, balance bigint not null, stale boolean not null, printed_at bigint not null,
  printed_by text not null, report jsonb not null);
create index closings_day on closings (tenant_id, day) where not stale;
