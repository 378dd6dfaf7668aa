-- Where other people's sites tell us that a page of theirs links to one of ours (Webmention, Pingback), and which sites are ours.
create table mention_door (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  source_id bigint not null,
  -- The part of the address that nobody guesses, so that nobody is told who has not seen our pages.
  token key_text not null check (char_length(token) >= 20),
  sites text[] not null check (cardinality(sites) between 1 and 20 and char_length(array_to_string(sites, '')) <= 10000),
  foreign key (workspace_id, source_id) references source (workspace_id, id) on delete cascade
);
create index mention_door_source on mention_door (source_id);

-- What we were told, once for each page and the page of ours it is said to link to; looked at before it is believed, and again.
create table mention_notice (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  source_id bigint not null,
  -- Both addresses, so short that they can be found by them.
  key key_text not null check (key <> ''),
  page url_text not null check (page <> ''),
  target url_text not null check (target <> ''),
  -- Of the page, to keep one host from filling the queue.
  host key_text not null,
  protocol short_text not null check (protocol in ('WEBMENTION', 'PINGBACK')),
  state short_text not null default 'WAITING' check (state in ('WAITING', 'HEARD', 'GONE', 'FAILED')),
  reason long_text not null default '',
  tries integer not null default 0 check (tries >= 0),
  -- The post that came of it, and where that can be read; empty before it was heard.
  post_key key_text not null default '',
  post_url url_text not null default '',
  told_at timestamptz not null,
  looked_at timestamptz,
  heard_at timestamptz,
  look_at timestamptz,
  unique (workspace_id, key),
  foreign key (workspace_id, source_id) references source (workspace_id, id) on delete cascade
);
create index mention_notice_due on mention_notice (workspace_id, look_at) where look_at is not null;
create index mention_notice_waiting on mention_notice (workspace_id, host) where state = 'WAITING';
create index mention_notice_told on mention_notice (workspace_id, told_at desc);
create index mention_notice_source on mention_notice (source_id);
create index mention_notice_post on mention_notice (workspace_id, post_key) where post_key <> '';
call kith_protect('mention_door', 'mention_notice');
