-- A file with people that somebody brings in: looked at first, then taken in, and to be undone for thirty days.
create table people_import (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  name short_text not null,
  -- Of its bytes: the same file is the same source.
  fingerprint short_text not null,
  state short_text not null default 'LOOKED' check (state in ('LOOKED', 'DONE', 'UNDONE')),
  brought_by short_text not null,
  added integer not null default 0,
  known integer not null default 0,
  refusing integer not null default 0,
  left_out integer not null default 0,
  -- Each line that was left out, and why, one a line.
  left_out_lines long_text not null default '',
  created_at timestamptz not null,
  done_at timestamptz,
  unique (workspace_id, id)
);
create index people_import_by_time on people_import (workspace_id, created_at desc);

-- The file itself, until it is taken in or a day old.
create table people_import_file (
  workspace_id bigint not null default kith_workspace(),
  import_id bigint primary key,
  bytes bytea not null check (octet_length(bytes) <= 10485760),
  foreign key (workspace_id, import_id) references people_import (workspace_id, id) on delete cascade
);

-- Whom it added: whom an undo takes out again.
create table people_import_person (
  workspace_id bigint not null default kith_workspace(),
  import_id bigint not null,
  person_id bigint not null,
  primary key (import_id, person_id),
  foreign key (workspace_id, import_id) references people_import (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
create index people_import_person_person on people_import_person (person_id);
call kith_protect('people_import', 'people_import_file', 'people_import_person');
