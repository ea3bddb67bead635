create table changes (id uuid primary key, tenant uuid not null, kind text not null, subject uuid not null, audience text not null, at bigint not null);
create index changes_at on changes (at);
