-- A file that somebody brings in: looked at first, then taken in, and to be undone for thirty days.
create table import_run (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  name short_text not null,
  -- What it is, as a person calls it; empty for a table.
  format short_text not null default '',
  -- Of its bytes: the same file is the same source.
  fingerprint short_text not null,
  -- What the columns of a table mean, as they were chosen.
  mapping long_text not null default '',
  state short_text not null default 'LOOKED' check (state in ('LOOKED', 'WAITING', 'DONE', 'REFUSED', 'UNDONE')),
  -- Why it was refused.
  reason long_text not null default '',
  posts_new integer not null default 0,
  posts_known integer not null default 0,
  accounts_new integer not null default 0,
  accounts_known integer not null default 0,
  follows integer not null default 0,
  left_out integer not null default 0,
  -- The first parts that were left out, and why, one a line.
  left_out_first long_text not null default '',
  created_at timestamptz not null,
  done_at timestamptz,
  unique (workspace_id, id)
);
create index import_run_by_time on import_run (workspace_id, created_at desc);

-- The file itself, until it is taken in or a day old.
create table import_file (
  workspace_id bigint not null default kith_workspace(),
  import_id bigint not null,
  part integer not null,
  bytes bytea not null check (octet_length(bytes) <= 1048576),
  primary key (import_id, part),
  foreign key (workspace_id, import_id) references import_run (workspace_id, id) on delete cascade
);

-- What was not known before: what an undo takes out again.
create table import_post (
  workspace_id bigint not null default kith_workspace(),
  import_id bigint not null,
  post_id bigint not null,
  primary key (import_id, post_id),
  foreign key (workspace_id, import_id) references import_run (workspace_id, id) on delete cascade,
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade
);
create index import_post_post on import_post (post_id);

create table import_account (
  workspace_id bigint not null default kith_workspace(),
  import_id bigint not null,
  account_id bigint not null,
  primary key (import_id, account_id),
  foreign key (workspace_id, import_id) references import_run (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);
create index import_account_account on import_account (account_id);
call kith_protect('import_run', 'import_file', 'import_post', 'import_account');
