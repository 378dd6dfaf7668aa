-- Where accounts stand on the map of who hears whom: laid out on the server, and kept, so that the map looks tomorrow as it does today.
create table map_layout (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  graph_version bigint not null,
  laid_out_at timestamptz not null,
  accounts bigint[] not null check (cardinality(accounts) <= 2000),
  places real[] not null check (cardinality(places) = 2 * cardinality(accounts))
);
call kith_protect('map_layout');
