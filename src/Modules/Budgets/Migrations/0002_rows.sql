create index budgets_row on budgets (id, revision);
