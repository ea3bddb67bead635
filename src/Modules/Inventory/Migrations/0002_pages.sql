create index ledger_page on ledger (tenant_id, part_id, id);
create index reservations_page on reservations (tenant_id, id);
