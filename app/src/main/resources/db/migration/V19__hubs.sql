-- Hubs that tell of a feed's news (WebSub), and feeds that have none: looked at again now and then. A row outlives its source
-- until the hub has forgotten us.
create table hub (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  source_id bigint unique,
  feed url_text not null check (feed <> ''),
  hub url_text not null default '',
  topic url_text not null default '',
  -- The part of the callback's address that nobody guesses, and what the hub signs with.
  token key_text not null unique check (char_length(token) >= 40),
  secret key_text not null check (char_length(secret) >= 40),
  pending short_text not null default 'NOTHING' check (pending in ('NOTHING', 'SUBSCRIBE', 'UNSUBSCRIBE')),
  renew_at timestamptz,
  lease_ends timestamptz,
  told_at timestamptz,
  look_at timestamptz not null,
  reason long_text not null default '',
  foreign key (workspace_id, source_id) references source (workspace_id, id) on delete set null (source_id)
);
create index hub_due on hub (workspace_id, look_at);
call kith_protect('hub');
