alter table subscriptions add column since bigint not null default 0;

drop index outbox_sent;
create index outbox_left on outbox ((coalesce(not_before, created_at))) where sent_at is not null;
