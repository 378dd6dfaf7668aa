-- What a program comes in with: a member's own, in one workspace, for a year at most. It is looked for before the workspace is
-- known, so that, like a session, it is behind no wall of its own.
create table api_token (
  id bigint generated always as identity primary key,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  member_id bigint not null references member on delete cascade,
  workspace_id bigint not null references workspace on delete cascade,
  name short_text not null check (name <> ''),
  scopes text[] not null check (cardinality(scopes) between 1 and 20 and char_length(array_to_string(scopes, '')) <= 500),
  created_at timestamptz not null,
  expires_at timestamptz not null check (expires_at <= created_at + interval '366 days'),
  used_at timestamptz
);
create index api_token_member on api_token (member_id);
create index api_token_workspace on api_token (workspace_id);

-- What came of a request that a program named, so that asking again does nothing again. For a day.
create table api_once (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  member_id bigint not null references member on delete cascade,
  key short_text not null check (key <> ''),
  -- Of what was asked: the same name stands for the same request only.
  fingerprint short_text not null,
  -- Of what was made.
  made bigint not null default 0,
  at timestamptz not null,
  primary key (workspace_id, member_id, key)
);
create index api_once_at on api_once (workspace_id, at);
call kith_protect('api_once');
