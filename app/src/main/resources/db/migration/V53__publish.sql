-- Whether a second person reads what is published. No row: nobody has to.
create table publish_setting (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  needs_approval boolean not null,
  changed_by short_text not null,
  changed_at timestamptz not null
);

-- What we say on our own accounts, written once for all of them.
create table own_post (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  title short_text not null default '',
  text long_text not null default '',
  link url_text not null default '',
  language short_text not null default '',
  state short_text not null default 'DRAFT' check (state in ('DRAFT', 'WAITING', 'SENT_BACK', 'APPROVED', 'SCHEDULED')),
  -- When it goes out, as a clock on a wall there shows it; the moment follows from both.
  local_at timestamp,
  zone short_text not null default '',
  due_at timestamptz,
  version integer not null default 1 check (version > 0),
  -- The open page that saved it last, so that two pages do not overwrite each other unseen.
  saved_from short_text not null default '',
  written_by_member_id bigint references member on delete set null,
  changed_by_member_id bigint references member on delete set null,
  submitted_by_member_id bigint references member on delete set null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  unique (workspace_id, id),
  check ((local_at is null) = (due_at is null) and (local_at is null or zone <> ''))
);
create index own_post_by_change on own_post (workspace_id, changed_at desc, id desc);
create index own_post_due on own_post (workspace_id, due_at) where due_at is not null;

-- A post on one account. Named by what never changes about the account: connections do not leave this Kith, posts do.
create table own_part (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  own_post_id bigint not null,
  network short_text not null check (network in ('BLOG', 'MASTODON', 'BLUESKY', 'FACEBOOK', 'INSTAGRAM', 'X')),
  account_key key_text not null check (account_key <> ''),
  handle short_text not null,
  -- Other words than those for all; null for those.
  own_text long_text,
  link_below boolean not null default false,
  state short_text not null default 'DRAFT' check (state in ('DRAFT', 'SCHEDULED', 'PUBLISHING', 'PUBLISHED', 'RETRYING',
    'FAILED', 'UNKNOWN', 'STOPPED', 'LATE', 'CALLED_OFF', 'CHANGING', 'TAKING_BACK', 'TAKEN_BACK')),
  reason long_text not null default '',
  -- Names this draft to its network for ever.
  once short_text not null check (once ~ '^[a-z0-9]{20,40}$'),
  tries integer not null default 0 check (tries >= 0),
  next_at timestamptz,
  -- Somebody said that it shall go out although its time is long over.
  late_agreed boolean not null default false,
  published_at timestamptz,
  late_why short_text not null default '',
  url url_text not null default '',
  answers bigint,
  shares bigint,
  reactions bigint,
  counted_at timestamptz,
  count_asked_at timestamptz,
  unique (workspace_id, id),
  unique (workspace_id, once),
  unique (own_post_id, network, account_key),
  check (state not in ('PUBLISHED', 'CHANGING', 'TAKING_BACK') or (url <> '' and published_at is not null)),
  foreign key (workspace_id, own_post_id) references own_post (workspace_id, id) on delete cascade
);
create index own_part_next on own_part (workspace_id, next_at) where next_at is not null;
create index own_part_troubled on own_part (workspace_id) where state in ('FAILED', 'UNKNOWN', 'LATE', 'RETRYING');

-- What is asked of a network at once: a part, or a post of its thread, or the comment below it. Made before the first is
-- sent and never made anew, so that asking again asks for the same. begun_at stands, for good, before the network is asked.
create table own_piece (
  workspace_id bigint not null default kith_workspace(),
  own_part_id bigint not null,
  nr integer not null check (nr >= 0),
  text long_text not null,
  link url_text not null default '',
  below boolean not null default false,
  -- Words that shall take the place of those that stand there.
  wanted long_text,
  begun_at timestamptz,
  post_key key_text not null default '',
  url url_text not null default '',
  gone boolean not null default false,
  primary key (own_part_id, nr),
  foreign key (workspace_id, own_part_id) references own_part (workspace_id, id) on delete cascade
);

create table own_picture (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  own_post_id bigint not null,
  media_type short_text not null check (media_type in ('image/png', 'image/jpeg')),
  bytes bytea not null check (octet_length(bytes) between 1 and 10485760),
  alt long_text not null default '' check (char_length(alt) <= 2000),
  unique (workspace_id, id),
  foreign key (workspace_id, own_post_id) references own_post (workspace_id, id) on delete cascade
);
create index own_picture_post on own_picture (own_post_id);

-- What happened to a post, and what colleagues told each other about it; nobody else reads it.
create table own_post_event (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  own_post_id bigint not null,
  at timestamptz not null,
  by_name short_text not null,
  words long_text not null check (words <> ''),
  note long_text not null default '',
  foreign key (workspace_id, own_post_id) references own_post (workspace_id, id) on delete cascade
);
create index own_post_event_post on own_post_event (own_post_id, id);
call kith_protect('publish_setting', 'own_post', 'own_part', 'own_piece', 'own_picture', 'own_post_event');
