-- How a member says that a post is meant, where Kith could not tell or told it wrongly. Kith learns from it, for this workspace only.
create table tone_said (
  workspace_id bigint not null default kith_workspace(),
  post_id bigint not null,
  tone short_text not null check (tone in ('WARM', 'NEUTRAL', 'CRITICAL')),
  said_at timestamptz not null,
  primary key (workspace_id, post_id),
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade
);
call kith_protect('tone_said');
