-- What nobody here wants to see: of somebody, from a server or site, with a word, in a language.
create table mute_rule (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  kind short_text not null check (kind in ('AUTHOR', 'HOST', 'WORDS', 'LANGUAGE')),
  text short_text not null check (text <> ''),
  account_id bigint,
  created_at timestamptz not null,
  unique (workspace_id, id),
  check ((kind = 'AUTHOR') = (account_id is not null)),
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);
create unique index mute_rule_once on mute_rule (workspace_id, kind, text, coalesce(account_id, 0));
create index mute_rule_account on mute_rule (account_id) where account_id is not null;

-- Posts that a rule hides. They stay where they are; whoever shows posts asks here first.
create table muted_post (
  workspace_id bigint not null default kith_workspace(),
  rule_id bigint not null,
  post_id bigint not null,
  -- Somebody wanted to see this one all the same.
  shown boolean not null default false,
  primary key (post_id, rule_id),
  foreign key (workspace_id, rule_id) references mute_rule (workspace_id, id) on delete cascade,
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade
);
create index muted_post_rule on muted_post (rule_id);
create index muted_post_hidden on muted_post (workspace_id, post_id) where not shown;
call kith_protect('mute_rule', 'muted_post');
