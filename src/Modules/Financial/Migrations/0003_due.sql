create index titles_due on titles (tenant_id, due_on) where closure = 'None' and balance <> 0;
