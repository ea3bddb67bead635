create table titles (
  id uuid primary key, tenant_id uuid not null, kind text not null, number text not null, source_id uuid not null, installment integer not null,
  "of" integer not null,
  party_id uuid, party text not null, order_id uuid, approval_id uuid, document text, description text, category text not null, amount bigint not null,
  balance bigint not null, written_off bigint not null, closure text not null, renegotiation_id uuid, issued_on date not null, due_on date not null,
  competence text not null, provisional boolean not null, fine_rate bigint not null, interest_rate bigint not null, grace_days integer not null,
  told_overdue boolean not null, version integer not null);
create unique index titles_source on titles (tenant_id, source_id, installment);
create index titles_kind on titles (tenant_id, kind, id);
create index titles_order on titles (tenant_id, order_id) where order_id is not null;
create index titles_party on titles (tenant_id, party_id) where party_id is not null;
create index titles_approval on titles (tenant_id, approval_id) where approval_id is not null;
create index titles_renegotiation on titles (tenant_id, renegotiation_id) where renegotiation_id is not null;

create table settlements (
  id uuid primary key, tenant_id uuid not null, title_id uuid not null, paid_on date not null, account_id uuid, method text not null, principal bigint not null,
  fine bigint not null, interest bigint not null, discount bigint not null, waived_fine bigint not null, waived_interest bigint not null,
  credited bigint not null,
  total bigint not null, balance_after bigint not null, reference text, reversal_of uuid, reason text, at bigint not null, "by" text not null);
create index settlements_title on settlements (tenant_id, title_id);
create unique index settlements_reference on settlements (tenant_id, title_id, reference) where reference is not null;
create unique index settlements_reversal on settlements (tenant_id, reversal_of) where reversal_of is not null;

create table approvals (id uuid primary key, tenant_id uuid not null, cancelled_on date);
create table accounts (id uuid primary key, tenant_id uuid not null, name text not null, opened_on date not null);

create table credits (id uuid primary key, tenant_id uuid not null, customer text not null, balance bigint not null, version integer not null);
create table credit_entries (
  id uuid primary key, tenant_id uuid not null, customer_id uuid not null, kind text not null, amount bigint not null, balance bigint not null,
  source_id uuid not null,
  title_id uuid, posted_on date not null, at bigint not null, "by" text not null, note text);
create unique index credit_entries_source on credit_entries (tenant_id, kind, source_id);
create index credit_entries_customer on credit_entries (tenant_id, customer_id, id);

create table renegotiations (
  id uuid primary key, tenant_id uuid not null, number text not null, customer_id uuid not null, customer text not null, agreed_on date not null,
  principal bigint not null, fine bigint not null, interest bigint not null, discount bigint not null, total bigint not null, at bigint not null,
  "by" text not null);

create table periods (id uuid primary key, tenant_id uuid not null, month text not null, closed_at bigint, closed_by text, version integer not null);
create unique index periods_month on periods (tenant_id, month);
create table period_changes (
  id uuid primary key, tenant_id uuid not null, period_id uuid not null, closed boolean not null, at bigint not null, "by" text not null, reason text);
create index period_changes_period on period_changes (tenant_id, period_id, id);

create table settings (
  id uuid primary key, tenant_id uuid not null, fine bigint not null, interest bigint not null, grace_days integer not null, due_date_shift text not null,
  remainder_on_last boolean not null, version integer not null);
