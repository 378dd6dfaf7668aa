-- Pictures people may use when they speak for a campaign; their files tell nothing but the picture.
create table kit_picture (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  campaign_id bigint not null,
  media_type short_text not null check (media_type in ('image/png', 'image/jpeg')),
  bytes bytea not null check (octet_length(bytes) between 1 and 4000000),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  alt long_text not null check (alt <> '' and char_length(alt) <= 1500),
  added_by short_text not null,
  added_at timestamptz not null,
  foreign key (workspace_id, campaign_id) references campaign (workspace_id, id) on delete cascade
);
create index kit_picture_campaign on kit_picture (campaign_id);

-- Where links may lead beside the organisation's own web site.
create table destination_host (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  host key_text not null check (host ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$' and char_length(host) <= 253),
  added_by short_text not null,
  added_at timestamptz not null,
  primary key (workspace_id, host)
);

-- A word somebody chose for a link, beside its code; whatever led there before goes on leading there. All short links of this Kith
-- begin alike, so that a word is taken once for all its workspaces.
create table link_word (
  workspace_id bigint not null default kith_workspace(),
  word key_text primary key check (word ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(word) between 3 and 40),
  link_id bigint not null,
  chosen_by short_text not null,
  chosen_at timestamptz not null,
  foreign key (workspace_id, link_id) references tracked_link (workspace_id, id) on delete cascade
);
create index link_word_link on link_word (link_id, chosen_at);

-- The one link of a campaign that is nobody's: for who would rather not be counted by name.
alter table tracked_link
  add shared boolean not null default false,
  add constraint tracked_link_shared_is_nobodys check (not shared or person_id is null);
create unique index tracked_link_shared on tracked_link (campaign_id) where shared;
call kith_protect('kit_picture', 'destination_host', 'link_word');
