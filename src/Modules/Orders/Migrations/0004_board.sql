alter table orders add column opened_by text;
alter table orders add column status_since bigint;
drop index orders_customer;
create index orders_customer on orders (tenant_id, customer_id, id);
