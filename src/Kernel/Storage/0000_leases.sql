create table leases (name text primary key, owner uuid not null, epoch bigint not null, until bigint not null);

create table subscriptions (type text not null, handler text not null, primary key (type, handler));
