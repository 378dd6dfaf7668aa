-- A list of feeds that was brought in, so that it can be taken back as one.
create table sources_file (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  at timestamptz not null
);
alter table source add column file_id bigint references sources_file on delete set null;
create index source_file on source (file_id) where file_id is not null;
call kith_protect('sources_file');
