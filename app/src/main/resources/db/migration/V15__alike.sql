-- Languages in which a workspace's people write; none chosen stands for the usual ones.
alter table listening
  add languages text[] not null default '{}'
    check (cardinality(languages) <= 20 and char_length(array_to_string(languages, '')) <= 100),
  alter version set default 0;

-- The first post that says almost the same, where there is one.
alter table post add alike_id bigint;
create index post_alike on post (alike_id) where alike_id is not null;

-- By which posts that say almost the same are found: of each group the first post, with numbers of which two alike texts have
-- at least one in common, almost certainly.
create table post_likeness (
  workspace_id bigint not null default kith_workspace(),
  band bigint not null,
  post_id bigint not null,
  at timestamptz not null,
  primary key (workspace_id, band, post_id),
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade
);
create index post_likeness_post on post_likeness (post_id);
create index post_likeness_at on post_likeness (workspace_id, at);

-- Posts whose conversation was asked for, once each.
create table conversation_read (
  workspace_id bigint not null default kith_workspace(),
  post_id bigint primary key,
  at timestamptz not null,
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade
);
call kith_protect('post_likeness', 'conversation_read');
