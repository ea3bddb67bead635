create index days_row on days (account_id, day);
