-- Somebody asked for all of a workspace in one file, or brings such a file in. The file itself lies in a folder, for a day.
create table takeout (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  direction short_text not null check (direction in ('OUT', 'IN')),
  state short_text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'REFUSED')),
  asked_by short_text not null,
  asked_at timestamptz not null,
  done_at timestamptz,
  row_count bigint not null default 0 check (row_count >= 0),
  bytes bigint not null default 0 check (bytes >= 0),
  sha256 short_text not null default '',
  reason long_text not null default '',
  unique (workspace_id, id)
);
call kith_protect('takeout');

-- A row that names another of its own table may come in before that one does.
do $$
declare k record;
begin
  for k in select conname, conrelid::regclass as of_table from pg_constraint
           where contype = 'f' and conrelid = confrelid and connamespace = 'public'::regnamespace
  loop
    execute format('alter table %s alter constraint %I deferrable initially immediate', k.of_table, k.conname);
  end loop;
end $$;
