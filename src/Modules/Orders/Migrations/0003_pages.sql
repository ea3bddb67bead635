create index orders_page on orders (tenant_id, id);
