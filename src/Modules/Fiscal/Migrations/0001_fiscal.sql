create table invoices (
  id uuid primary key, tenant_id uuid not null, number text not null, customer_id uuid, customer_name text not null, order_id uuid,
  issued_on date not null, due_on date not null, total bigint not null, status text not null, attempt integer not null, reason text,
  picked_up_on date, version integer not null);
create unique index invoices_number on invoices (tenant_id, number);
create index invoices_page on invoices (tenant_id, id);
create index invoices_status on invoices (tenant_id, status, id);
create index invoices_order on invoices (tenant_id, order_id) where order_id is not null;

create table invoice_lines (
  id uuid primary key, tenant_id uuid not null, invoice_id uuid not null, position integer not null, sku text not null, description text not null,
  quantity bigint not null, unit_price bigint not null, total bigint not null);
create index invoice_lines_invoice on invoice_lines (invoice_id);

create table orders (
  id uuid primary key, tenant_id uuid not null, number text not null, customer_id uuid not null, customer_name text not null, delivered_on date);

create table approvals (id uuid primary key, tenant_id uuid not null);

create table order_parts (
  id uuid primary key, tenant_id uuid not null, order_id uuid not null, approval_id uuid not null, sku text not null, description text not null,
  quantity bigint not null, net bigint not null);
create index order_parts_order on order_parts (tenant_id, order_id);
create index order_parts_approval on order_parts (tenant_id, approval_id);
