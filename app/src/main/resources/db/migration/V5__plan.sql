-- Who follows an account, a page of the network's list a row. Ids of accounts that are gone are passed over when the graph is built.
create table audience (
  workspace_id bigint not null default kith_workspace(),
  account_id bigint not null,
  page integer not null check (page >= 0),
  followers bigint[] not null check (cardinality(followers) <= 100000),
  read_at timestamptz not null,
  primary key (workspace_id, account_id, page),
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);

-- Where the reading of an account's follower list stands. A list that was read to its end stays of use while it is read anew.
create table audience_reading (
  workspace_id bigint not null default kith_workspace(),
  account_id bigint not null,
  state short_text not null check (state in ('READING', 'COMPLETE', 'HIDDEN', 'FAILED')),
  whole boolean not null default false,
  reason long_text not null default '',
  cursor long_text not null default '',
  pages integer not null default 0,
  failures integer not null default 0,
  not_before timestamptz,
  started_at timestamptz not null,
  completed_at timestamptz,
  primary key (workspace_id, account_id),
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);

-- Counts the changes of a workspace's audiences, so that a graph in memory knows whether it is the latest.
create table audience_version (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  version bigint not null
);

-- A choice that every plan keeps: whoever owns this account always, or never. It hangs on accounts, so that it survives when a
-- voice becomes a person and when persons are merged.
create table plan_choice (
  workspace_id bigint not null default kith_workspace(),
  account_id bigint not null,
  choice short_text not null check (choice in ('LOCKED', 'EXCLUDED')),
  primary key (workspace_id, account_id),
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);
call kith_protect('audience', 'audience_reading', 'audience_version', 'plan_choice');
