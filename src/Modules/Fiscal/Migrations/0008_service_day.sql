alter table service_notes add column service_day date;
