create index orders_page on orders (tenant_id, id);
create index invoices_page on invoices (tenant_id, id);
