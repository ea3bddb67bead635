create table notifications (
  id uuid primary key, tenant_id uuid not null, key text not null, kind text not null, title text not null, text text not null, link text not null,
  audience text not null, at bigint not null);
create unique index notifications_key on notifications (tenant_id, key);

create table readings (user_id uuid not null, notification_id uuid not null, tenant_id uuid not null, primary key (user_id, notification_id));

create table readers (id uuid primary key, tenant_id uuid not null, user_id uuid not null, read_through bigint not null);
create unique index readers_user on readers (tenant_id, user_id);
