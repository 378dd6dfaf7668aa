-- Up to where the clicks of the journal are in the database: written together with them, so that each is here once.
create table click_taken (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  file bigint not null check (file >= 0),
  position bigint not null check (position >= 0)
);
call kith_protect('click_taken');

-- The last file any workspace has taken from.
create function kith_clicks_taken() returns bigint language sql stable security definer set search_path = public
  as $$ select coalesce(max(file), 0) from click_taken $$;
