create table parts (
  id uuid primary key, tenant_id uuid not null, sku text not null, name text not null, unit text not null, reorder_point bigint, maximum bigint,
  on_hand bigint not null, reserved bigint not null, value bigint not null, average bigint not null, low boolean not null, last_entry_at bigint not null,
  version integer not null,
  check (on_hand >= 0 and reserved >= 0 and reserved <= on_hand), check (value >= 0 and (on_hand > 0 or value = 0)));
create unique index parts_sku on parts (tenant_id, sku);

create table ledger (
  id uuid primary key, tenant_id uuid not null, part_id uuid not null, at bigint not null, posted_on date not null, kind text not null,
  quantity bigint not null, value bigint not null, balance_quantity bigint not null, balance_value bigint not null, average bigint not null,
  source text not null, posted_by text not null, order_id uuid, issue_id uuid, source_id uuid, source_line uuid);
create unique index ledger_part on ledger (tenant_id, part_id, at);
create index ledger_day on ledger (tenant_id, part_id, posted_on);
create index ledger_order on ledger (tenant_id, order_id) where order_id is not null;
create unique index ledger_source on ledger (tenant_id, source_id, source_line) where source_id is not null;

create table approvals (id uuid primary key, tenant_id uuid not null, cancelled boolean not null);

create table reservations (
  id uuid primary key, tenant_id uuid not null, approval_id uuid not null, line_id uuid not null, order_id uuid not null, order_number text not null,
  part_id uuid not null, sku text not null, needed bigint not null, reserved bigint not null, consumed bigint not null, status text not null,
  priority integer not null, waiting_since bigint not null, needed_on date, expires_on date not null, warned boolean not null, version integer not null,
  check (reserved >= 0 and consumed >= 0 and reserved + consumed <= needed));
create unique index reservations_line on reservations (tenant_id, approval_id, line_id);
create index reservations_part on reservations (tenant_id, part_id, status);
create index reservations_order on reservations (tenant_id, order_id);

create table counts (
  id uuid primary key, tenant_id uuid not null, status text not null, opened_at bigint not null, opened_by text not null, closed_by text, approved_by text,
  version integer not null);
create table count_lines (
  id uuid primary key, tenant_id uuid not null, count_id uuid not null, part_id uuid not null, sku text not null, counted bigint, system bigint,
  difference bigint, difference_value bigint, counted_at bigint, counted_by text, counted_by_id uuid);
create unique index count_lines_part on count_lines (tenant_id, count_id, part_id);

create table closings (id uuid primary key, tenant_id uuid not null, through date not null, closed_at bigint not null, closed_by text not null);
create index closings_through on closings (tenant_id, through);
