create table relationship (
  workspace_id bigint not null default kith_workspace(),
  person_id bigint primary key,
  stage short_text not null check (stage in ('NOTICED', 'SAID_HELLO', 'IN_TOUCH', 'FRIEND', 'SPEAKS_FOR_US', 'RESTING')),
  in_circle boolean not null default false,
  circle_since timestamptz,
  owner_id bigint references member on delete set null,
  rhythm_days integer not null default 30 check (rhythm_days between 1 and 730),
  last_contact_at timestamptz,
  stage_since timestamptz not null,
  check (in_circle = (circle_since is not null)),
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
create index relationship_circle on relationship (workspace_id) where in_circle;

create table interaction (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  person_id bigint not null,
  kind short_text not null check (kind in
    ('THEIR_POST', 'OUR_REPLY', 'MAIL', 'CALL', 'MEETING', 'ASK', 'THANKS', 'NOTE', 'STAGE')),
  direction short_text not null check (direction in ('GIVEN', 'ASKED', 'RECEIVED', 'NONE')),
  at timestamptz not null,
  text long_text not null,
  visibility short_text not null default 'TEAM' check (visibility in ('ME', 'TEAM')),
  member_id bigint references member on delete set null,
  post_id bigint,
  from_stage short_text check (from_stage in ('NOTICED', 'SAID_HELLO', 'IN_TOUCH', 'FRIEND', 'SPEAKS_FOR_US', 'RESTING')),
  to_stage short_text check (to_stage in ('NOTICED', 'SAID_HELLO', 'IN_TOUCH', 'FRIEND', 'SPEAKS_FOR_US', 'RESTING')),
  check ((kind = 'STAGE') = (from_stage is not null) and (kind = 'STAGE') = (to_stage is not null)),
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade,
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete set null (post_id)
);
create index interaction_timeline on interaction (person_id, at desc);
create index interaction_by_time on interaction (workspace_id, at desc);
create index interaction_by_post on interaction (post_id) where post_id is not null;

-- Exactly one a person. What Kith proposed itself is no promise.
create table next_step (
  workspace_id bigint not null default kith_workspace(),
  person_id bigint primary key,
  what short_text not null check (what <> ''),
  due date not null,
  member_id bigint references member on delete set null,
  promised boolean not null default true,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);

-- What somebody did with a card of Today, and what it takes to undo it.
create table card_answer (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  member_id bigint not null references member on delete cascade,
  card key_text not null,
  answer short_text not null check (answer in ('DONE', 'LATER', 'LET_GO')),
  reason short_text not null default '',
  until date not null,
  minutes numeric(5, 1),
  interaction_id bigint references interaction on delete set null,
  was long_text not null default '',
  answered_at timestamptz not null,
  primary key (workspace_id, member_id, card)
);
create index card_answer_by_card on card_answer (workspace_id, card);
call kith_protect('relationship', 'interaction', 'next_step', 'card_answer');
