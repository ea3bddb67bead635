alter table notifications add column settled_at bigint;
create index notifications_open on notifications (tenant_id, kind) where settled_at is null;
