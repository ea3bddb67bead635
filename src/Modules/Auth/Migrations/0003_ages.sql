create index sessions_age on sessions (used_at);
create index audit_entries_age on audit_entries (at);
