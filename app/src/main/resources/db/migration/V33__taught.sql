-- Posts that somebody wanted to see although Kith had learned to hide their like.
create table shown_all_the_same (
  workspace_id bigint not null default kith_workspace(),
  post_id bigint primary key,
  at timestamptz not null,
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade
);

-- What learning leaves out of account: a word, an author, or everything.
create table not_counted (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  feature key_text not null check (feature <> ''),
  primary key (workspace_id, feature)
);
call kith_protect('shown_all_the_same', 'not_counted');

-- What somebody judged is learned from each time Today is made.
create index mention_judged on mention (workspace_id, at desc) where state <> 'NEW';
