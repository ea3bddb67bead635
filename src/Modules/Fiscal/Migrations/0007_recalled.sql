alter table replacements add column recalled boolean not null default false;
