alter table titles add column withdrawn_why text;
alter table titles add column withdrawn_by text;
alter table titles add column withdrawn_at bigint;
