alter table order_cards add column rescheduled_at bigint;
