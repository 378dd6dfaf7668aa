-- What was worth a sentence, found once: at most three a week, and none twice. What it says is read anew each time from the post it is about.
create table insight (
  workspace_id bigint not null default kith_workspace(),
  kind short_text not null check (kind in ('PROMISE_KEPT', 'LONG_LOST_FRIEND', 'BIG_RESHARE', 'BIGGEST_HELP')),
  post_id bigint not null,
  week date not null check (extract(isodow from week) = 1),
  found_at timestamptz not null,
  primary key (workspace_id, kind, post_id),
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade
);
create index insight_by_week on insight (workspace_id, week);
call kith_protect('insight');
