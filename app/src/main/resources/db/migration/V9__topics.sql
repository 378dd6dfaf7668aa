-- Another number after every change of what a workspace listens for: whoever holds it compiled looks again then.
create table listening (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  version bigint not null
);

-- A topic as it was before somebody changed or removed it, for as long as that can be undone.
create table topic_edit (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  -- Which topic was changed; null where it was removed.
  topic_id bigint,
  name short_text not null,
  of_us boolean not null,
  -- One a line, as people type them.
  terms long_text not null,
  at timestamptz not null,
  unique (workspace_id, id),
  foreign key (workspace_id, topic_id) references topic (workspace_id, id) on delete cascade
);
create index topic_edit_by_topic on topic_edit (topic_id);

-- What a removed topic had found, and what became of that.
create table mention_put_away (
  workspace_id bigint not null default kith_workspace(),
  edit_id bigint not null,
  post_id bigint not null,
  words text[] not null check (cardinality(words) <= 50 and char_length(array_to_string(words, '')) <= 10000),
  of_us boolean not null,
  state short_text not null,
  at timestamptz not null,
  primary key (edit_id, post_id),
  foreign key (workspace_id, edit_id) references topic_edit (workspace_id, id) on delete cascade,
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade
);
create index mention_put_away_post on mention_put_away (post_id);
call kith_protect('listening', 'topic_edit', 'mention_put_away');
