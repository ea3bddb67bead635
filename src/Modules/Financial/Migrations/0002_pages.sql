drop index titles_order;
drop index titles_party;
create index titles_order on titles (tenant_id, order_id, id) where order_id is not null;
create index titles_party on titles (tenant_id, party_id, id) where party_id is not null;
