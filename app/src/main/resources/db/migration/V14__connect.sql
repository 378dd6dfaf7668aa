-- An account of ours that Kith may read and speak with. What it takes to do so is sealed by a key that is not in here.
create table connection (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  network short_text not null check (network in (
    'BLOG', 'MASTODON', 'BLUESKY', 'FACEBOOK', 'INSTAGRAM', 'X')),
  account_key key_text not null check (account_key <> ''),
  server url_text not null check (server <> ''),
  handle short_text not null,
  name short_text not null,
  state short_text not null default 'WORKING' check (state in ('WORKING', 'RETRYING', 'DISCONNECTED')),
  reason long_text not null default '',
  scopes text[] not null default '{}' check (cardinality(scopes) <= 100 and char_length(array_to_string(scopes, '')) <= 10000),
  secret bytea not null check (octet_length(secret) <= 65536),
  until_at timestamptz,
  connected_by short_text not null,
  connected_at timestamptz not null,
  checked_at timestamptz not null,
  unique (workspace_id, id),
  unique (workspace_id, network, account_key)
);

-- What was found out when its network was last asked: what Kith may do there, and how much is left.
create table connection_finding (
  workspace_id bigint not null default kith_workspace(),
  connection_id bigint not null,
  nr integer not null,
  kind short_text not null check (kind in ('DISCONNECTED', 'CAN', 'CANNOT', 'LIMIT', 'NOTE')),
  words long_text not null,
  primary key (connection_id, nr),
  foreign key (workspace_id, connection_id) references connection (workspace_id, id) on delete cascade
);

-- Somebody was sent to a network and has not come back yet. One use, a quarter of an hour.
create table connection_attempt (
  state_hash bytea primary key check (octet_length(state_hash) = 32),
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  member_id bigint not null references member on delete cascade,
  network short_text not null,
  secret bytea not null check (octet_length(secret) <= 65536),
  expires_at timestamptz not null
);

-- There while nobody may post: everything that speaks looks here first.
create table posting_stop (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  stopped_by short_text not null,
  stopped_at timestamptz not null
);
call kith_protect('connection', 'connection_finding', 'connection_attempt', 'posting_stop');
