-- Where programs of others are told what happened here (Standard Webhooks).
create table hook_endpoint (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  url url_text not null check (url ~ '^https?://'),
  kinds text[] not null check (cardinality(kinds) between 1 and 20 and char_length(array_to_string(kinds, '')) <= 1000),
  -- What its secrets are sealed for; the key is not in here.
  code short_text not null unique check (code ~ '^[a-z2-7]{26}$'),
  secret bytea not null check (octet_length(secret) <= 1024),
  old_secret bytea check (octet_length(old_secret) <= 1024),
  old_until timestamptz,
  state short_text not null default 'ON' check (state in ('ON', 'PAUSED', 'BROKEN')),
  reason long_text not null default '',
  -- The first of the failures since it took something.
  failing_since timestamptz,
  worked_at timestamptz,
  made_by short_text not null,
  made_at timestamptz not null,
  unique (workspace_id, id),
  unique (workspace_id, url),
  check ((old_secret is null) = (old_until is null))
);

-- What happened, as it is told. Written in the transaction in which it happened. Goes with whom, or with the post, it is about.
create table hook_event (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  message short_text not null unique check (message ~ '^msg_[a-z2-7]{26}$'),
  kind short_text not null,
  -- Read by whom the id means now, and never moved.
  person_id bigint,
  post_id bigint,
  body long_text not null check (body <> ''),
  at timestamptz not null,
  unique (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade,
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade
);
create index hook_event_person on hook_event (person_id) where person_id is not null;
create index hook_event_post on hook_event (post_id) where post_id is not null;
create index hook_event_at on hook_event (workspace_id, at);

-- One thing told to one place, again and again until it is taken.
create table hook_delivery (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  endpoint_id bigint not null,
  event_id bigint not null,
  state short_text not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'FAILED', 'DROPPED')),
  tries integer not null default 0 check (tries >= 0),
  -- Since when it is tried; given up after some days.
  since timestamptz not null,
  next_at timestamptz,
  tried_at timestamptz,
  -- What the other side said last: a status of HTTP, 0 where there was none, and a few words.
  status integer not null default 0,
  answer long_text not null default '' check (char_length(answer) <= 1000),
  unique (event_id, endpoint_id),
  check ((state = 'WAITING') = (next_at is not null)),
  foreign key (workspace_id, endpoint_id) references hook_endpoint (workspace_id, id) on delete cascade,
  foreign key (workspace_id, event_id) references hook_event (workspace_id, id) on delete cascade
);
create index hook_delivery_due on hook_delivery (endpoint_id, next_at) where state = 'WAITING';
create index hook_delivery_latest on hook_delivery (endpoint_id, id desc);
call kith_protect('hook_endpoint', 'hook_event', 'hook_delivery');
