create table click (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  link_id bigint not null,
  at timestamptz not null,
  kind short_text not null check (kind in ('HUMAN', 'ROBOT', 'PREFETCH')),
  visitor bytea check (octet_length(visitor) = 16),
  referrer_host short_text not null default '',
  foreign key (workspace_id, link_id) references tracked_link (workspace_id, id) on delete cascade
);
create index click_by_link on click (link_id, at);
create index click_by_time on click (workspace_id, at);

-- A post that carries a campaign, and the share it came from.
create table share (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  campaign_id bigint not null,
  post_id bigint not null,
  parent_id bigint,
  grade short_text not null check (grade in ('PROVEN', 'STATED', 'LIKELY')),
  at timestamptz not null,
  unique (campaign_id, post_id),
  unique (workspace_id, id),
  foreign key (workspace_id, campaign_id) references campaign (workspace_id, id) on delete cascade,
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade,
  foreign key (workspace_id, parent_id) references share (workspace_id, id) on delete set null (parent_id)
);

create table goal (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  number short_text not null,
  target bigint not null check (target > 0),
  primary key (workspace_id, number)
);

-- One page a month; sealed once sent.
create table report (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  month date not null check (extract(day from month) = 1),
  sentence long_text,
  numbers jsonb check (octet_length(numbers::text) <= 100000),
  sealed_at timestamptz,
  unique (workspace_id, month)
);
call kith_protect('click', 'share', 'goal', 'report');
