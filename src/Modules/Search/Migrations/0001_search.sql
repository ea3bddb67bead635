create table entries (
  id uuid primary key, tenant_id uuid not null, kind text not null, title text not null, subtitle text not null, link text not null);

create table words (
  tenant_id uuid not null, entry_id uuid not null, text text not null, kind text not null, weight integer not null,
  primary key (tenant_id, entry_id, text));
create index words_text on words (tenant_id, text, weight, entry_id desc);
