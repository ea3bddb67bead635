create index notifications_page on notifications (tenant_id, id);
