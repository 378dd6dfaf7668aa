create table topic (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  name short_text not null check (name <> ''),
  of_us boolean not null default false,
  created_at timestamptz not null,
  unique (workspace_id, id)
);

create table topic_term (
  workspace_id bigint not null default kith_workspace(),
  topic_id bigint not null,
  kind short_text not null check (kind in ('WORD', 'PHRASE', 'HASHTAG', 'LINK')),
  text short_text not null check (text <> ''),
  excluded boolean not null default false,
  primary key (topic_id, kind, text),
  foreign key (workspace_id, topic_id) references topic (workspace_id, id) on delete cascade
);

create table source (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  kind short_text not null check (kind in (
    'FEED', 'BLUESKY_STREAM', 'FEDIVERSE', 'FACEBOOK', 'INSTAGRAM', 'X', 'WEBMENTION', 'ARCHIVE')),
  name short_text not null,
  address url_text not null check (address <> ''),
  -- The page that offered the feed and so proves whose it is.
  offered_by url_text not null default '',
  state short_text not null default 'WORKING' check (state in ('WORKING', 'RETRYING', 'PAUSED', 'GONE')),
  reason long_text not null default '',
  cursor long_text not null default '',
  failures integer not null default 0,
  dropped bigint not null default 0,
  every_seconds integer not null default 3600 check (every_seconds between 1 and 86400),
  read_at timestamptz,
  heard_at timestamptz,
  next_read_at timestamptz not null,
  created_at timestamptz not null,
  unique (workspace_id, id),
  unique (workspace_id, kind, address)
);
create index source_due on source (workspace_id, next_read_at);

-- How much a source said a day: the work that an empty page proves.
create table source_day (
  workspace_id bigint not null default kith_workspace(),
  source_id bigint not null,
  day date not null,
  posts bigint not null default 0,
  mentions bigint not null default 0,
  primary key (source_id, day),
  foreign key (workspace_id, source_id) references source (workspace_id, id) on delete cascade
);
create index source_day_by_day on source_day (workspace_id, day);

-- One identity on one network, keyed by what never changes.
create table account (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  network short_text not null,
  key key_text not null check (key <> ''),
  handle short_text not null,
  name short_text not null,
  about long_text not null default '',
  followers bigint check (followers >= 0),
  opt_outs text[] not null default '{}' check (cardinality(opt_outs) <= 16 and char_length(array_to_string(opt_outs, '')) <= 300),
  ours boolean not null default false,
  -- Somebody a human wants to hear whatever they say.
  followed boolean not null default false,
  profile_read_at timestamptz,
  left_at timestamptz,
  left_why short_text not null default '',
  unique (workspace_id, id),
  unique (workspace_id, network, key)
);
create index account_followed on account (workspace_id) where followed or ours;

create table post (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  network short_text not null,
  key key_text not null check (key <> ''),
  account_id bigint not null,
  source_id bigint,
  url url_text not null,
  at timestamptz not null,
  title short_text not null default '',
  text long_text not null,
  language short_text not null default '',
  links text[] not null default '{}' check (cardinality(links) <= 200 and char_length(array_to_string(links, '')) <= 100000),
  tags text[] not null default '{}' check (cardinality(tags) <= 200 and char_length(array_to_string(tags, '')) <= 10000),
  relation short_text check (relation in ('REPLY', 'QUOTE', 'REPOST')),
  relation_key key_text,
  answers integer not null default 0 check (answers >= 0),
  heard_at timestamptz not null,
  -- When its text went, because its author took it back or left; the row stays to be counted.
  gone_at timestamptz,
  unique (workspace_id, id),
  unique (workspace_id, network, key),
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade,
  foreign key (workspace_id, source_id) references source (workspace_id, id) on delete set null (source_id)
);
create index post_by_account on post (account_id, at desc);
create index post_by_time on post (workspace_id, at desc);
create index post_by_relation on post (workspace_id, relation_key) where relation_key is not null;

-- A reply to a post that is kept; only that it exists, so that answers are counted once each.
create table answer (
  workspace_id bigint not null default kith_workspace(),
  network short_text not null,
  key key_text not null,
  post_id bigint not null,
  primary key (workspace_id, network, key),
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade
);
create index answer_post on answer (post_id);

-- A post that matches a topic, with the words that made it.
create table mention (
  workspace_id bigint not null default kith_workspace(),
  post_id bigint not null,
  topic_id bigint not null,
  words text[] not null check (cardinality(words) <= 50 and char_length(array_to_string(words, '')) <= 10000),
  of_us boolean not null default false,
  state short_text not null default 'NEW' check (state in ('NEW', 'ANSWERED', 'THANKED', 'NOT_ABOUT_US')),
  at timestamptz not null,
  primary key (post_id, topic_id),
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade,
  foreign key (workspace_id, topic_id) references topic (workspace_id, id) on delete cascade
);
create index mention_by_time on mention (workspace_id, at desc);

-- A stretch of a stream that the network no longer had when we came back for it.
create table gap (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  source_id bigint not null,
  from_cursor key_text not null,
  to_cursor key_text not null,
  found_at timestamptz not null,
  foreign key (workspace_id, source_id) references source (workspace_id, id) on delete cascade
);
call kith_protect(
  'topic', 'topic_term', 'source', 'source_day', 'account', 'post', 'answer', 'mention', 'gap');
