alter table documents add column operation text not null default 'Sale';
alter table documents add column order_id uuid;
alter table documents add column refers_to uuid;
create index documents_order on documents (tenant_id, order_id) where order_id is not null;
create index documents_refers_to on documents (tenant_id, refers_to) where refers_to is not null;

alter table orders add column engine text;
alter table orders add column engine_serial text;
alter table orders add column approved boolean not null default true;
