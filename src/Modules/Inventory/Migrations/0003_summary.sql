create index reservations_short on reservations (tenant_id, part_id, order_id) where status = 'Partial';
