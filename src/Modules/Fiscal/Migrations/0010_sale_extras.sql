alter table invoices add column discount bigint not null default 0;
alter table invoices add column freight bigint not null default 0;
alter table invoices add column carried_by text not null default 'Nobody';
