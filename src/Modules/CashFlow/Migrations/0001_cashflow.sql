create table accounts (id uuid primary key, tenant_id uuid not null, name text not null, kind text not null, opening bigint not null, opened_on date not null);
create unique index accounts_name on accounts (tenant_id, name);

create table entries (
  id uuid primary key, tenant_id uuid not null, account_id uuid not null references accounts (id), day date not null,
  amount bigint not null check (amount <> 0),
  category text not null, description text not null, transfer_id uuid, reversal_of uuid, source_id uuid, entered_at bigint not null, entered_by text not null);
create index entries_account on entries (tenant_id, account_id, day);
create index entries_day on entries (tenant_id, day);
create index entries_transfer on entries (tenant_id, transfer_id) where transfer_id is not null;
create unique index entries_source on entries (tenant_id, source_id) where source_id is not null;
create unique index entries_reversal on entries (tenant_id, reversal_of) where reversal_of is not null;

create table closed_months (id uuid primary key, tenant_id uuid not null, first_day date not null, closed_at bigint not null, closed_by text not null);
create unique index closed_months_day on closed_months (tenant_id, first_day);
