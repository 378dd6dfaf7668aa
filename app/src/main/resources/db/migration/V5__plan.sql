-- Who follows an account, a page of the network's list a row. Ids of accounts that are gone are passed over when the graph is built.
create table audience (
  workspace_id bigint not null default kith_workspace(),
  account_id bigint not null,
  page integer not null check (page >= 0),
  followers bigint[] not null check (cardinality(followers) <= 100000),
  read_at timestamptz not null,
  primary key (account_id, page),
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);
create index audience_workspace on audience (workspace_id);

-- Where the reading of an account's follower list stands.
create table audience_reading (
  workspace_id bigint not null default kith_workspace(),
  account_id bigint primary key,
  state short_text not null check (state in ('READING', 'COMPLETE', 'HIDDEN', 'FAILED')),
  reason long_text not null default '',
  cursor long_text not null default '',
  pages integer not null default 0,
  started_at timestamptz not null,
  completed_at timestamptz,
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);

-- A choice that every plan keeps: this person or voice always, or never.
create table plan_choice (
  workspace_id bigint not null default kith_workspace(),
  candidate key_text not null,
  choice short_text not null check (choice in ('LOCKED', 'EXCLUDED')),
  primary key (workspace_id, candidate),
  foreign key (workspace_id) references workspace (id) on delete cascade
);
call kith_protect('audience', 'audience_reading', 'plan_choice');
