-- When a draft was first sent to a network that remembers its key for a while only.
create table publishing_attempt (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  once short_text not null check (once <> ''),
  first_at timestamptz not null,
  primary key (workspace_id, once)
);
call kith_protect('publishing_attempt');
