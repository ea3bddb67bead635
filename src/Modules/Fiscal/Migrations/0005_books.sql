create table book_lines (
  id uuid primary key, tenant_id uuid not null, note_id uuid not null, environment text not null, model text not null, month date not null,
  code text not null, incoming boolean not null, value bigint not null, revenue bigint not null, substitution_paid boolean not null,
  single_phase boolean not null, iss_withheld boolean not null);
create index book_lines_month on book_lines (tenant_id, environment, month);
create index book_lines_note on book_lines (tenant_id, note_id);

create table book_taxes (
  id uuid primary key, tenant_id uuid not null, line_id uuid not null, tax text not null, base bigint not null, amount bigint not null);
create index book_taxes_line on book_taxes (line_id);

create table revenue_months (
  id uuid primary key, tenant_id uuid not null, month date not null, revenue bigint not null, payroll bigint not null, version integer not null);
create unique index revenue_months_month on revenue_months (tenant_id, month);

create table fulfilments (
  id uuid primary key, tenant_id uuid not null, code text not null, month date not null, receipt text, by_whom text not null, at bigint not null);
create unique index fulfilments_obligation on fulfilments (tenant_id, code, month);

create table watches (id uuid primary key, tenant_id uuid not null, next date not null);
