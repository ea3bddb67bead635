create index entries_page on entries (tenant_id, id);
create index entries_account_page on entries (tenant_id, account_id, id);
