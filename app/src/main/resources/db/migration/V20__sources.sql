-- What of an account of ours is heard. The account is known by its key, not by its connection: connected anew, it goes on being read.
alter table source
  drop constraint source_kind_check,
  add constraint source_kind_check check (kind in (
    'FEED', 'BLUESKY_STREAM', 'FEDIVERSE', 'BLUESKY', 'FACEBOOK', 'INSTAGRAM', 'X', 'WEBMENTION', 'ARCHIVE')),
  add account_key key_text not null default '',
  add hears short_text not null default '',
  add subject url_text not null default '',
  add constraint source_with_account check ((account_key = '') = (hears = ''));

-- Said to us, on a network that told us so: about us whatever its words are, and whatever becomes of the topics' terms.
alter table mention add to_us boolean not null default false;

-- A server that could not be asked about somebody is not asked again before then.
alter table account add profile_retry_at timestamptz;

-- Which post a server's own number stands for: it names what was taken back by nothing else.
create table post_number (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  server url_text not null,
  number key_text not null,
  post_key key_text not null,
  seen_at timestamptz not null,
  primary key (workspace_id, server, number)
);
create index post_number_by_post on post_number (workspace_id, post_key);
call kith_protect('post_number');
