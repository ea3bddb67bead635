create table suppliers (
  id uuid primary key, tenant_id uuid not null, name text not null, tax_id text, lead_days integer, active boolean not null, version integer not null);
create unique index suppliers_tax_id on suppliers (tenant_id, tax_id);

create table parts (
  id uuid primary key, tenant_id uuid not null, sku text not null, name text not null, unit text not null, shortages jsonb not null,
  refill bigint not null, requested bigint not null, on_order bigint not null, landed bigint not null, version integer not null);
create unique index parts_sku on parts (tenant_id, sku);

create table needs (
  id uuid primary key, tenant_id uuid not null, part_id uuid not null references parts (id), sku text not null, quantity bigint not null,
  received bigint not null, status text not null, origin text not null, priority integer not null, needed_on date, orders jsonb not null,
  purchase_order_id uuid, purchase_order text, version integer not null);
create unique index needs_pending on needs (tenant_id, part_id) where status = 'Pending';
create index needs_open on needs (tenant_id, part_id) where status in ('Pending', 'Ordered');

create table orders (
  id uuid primary key, tenant_id uuid not null, number text not null, supplier_id uuid not null references suppliers (id), supplier_name text not null,
  expected_on date, author_id uuid, author text not null, created_at bigint not null, status text not null, lines jsonb not null, total bigint not null,
  writer_id uuid, approved_by text, sent_at bigint, cancel_reason text, charges bigint not null, billed_charges bigint not null, version integer not null);
create unique index orders_number on orders (tenant_id, number);

create table receipts (
  id uuid primary key, tenant_id uuid not null, order_id uuid not null references orders (id), number text not null, received_on date not null,
  freight bigint not null, discount bigint not null, received_by text not null, lines jsonb not null);
create unique index receipts_number on receipts (tenant_id, number);
create index receipts_order on receipts (tenant_id, order_id);

create table invoices (
  id uuid primary key, tenant_id uuid not null, order_id uuid not null references orders (id), order_number text not null, key text, document text,
  lines jsonb not null, charges bigint not null, total bigint not null, issued_on date not null, due_on date not null, entered_at bigint not null,
  status text not null, differences jsonb not null, claims jsonb not null, payable bigint not null, resolved_by text, version integer not null);
create unique index invoices_key on invoices (tenant_id, key) where status <> 'Discarded';
create index invoices_order on invoices (tenant_id, order_id);

create table settings (id uuid primary key, tenant_id uuid not null, approval_above bigint not null, price_tolerance bigint not null);
create unique index settings_tenant on settings (tenant_id);
