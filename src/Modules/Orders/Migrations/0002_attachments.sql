create table attachments (
  id uuid primary key, tenant_id uuid not null, order_id uuid not null, name text not null, type text not null, size bigint not null, key text not null,
  sha256 text, added_by text not null, added_at bigint not null, confirmed_at bigint, removed_by text, removed_at bigint);
create index attachments_order on attachments (tenant_id, order_id, id);
create index attachments_size on attachments (tenant_id, size) where removed_at is null;
