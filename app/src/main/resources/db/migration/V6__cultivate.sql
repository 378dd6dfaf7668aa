create table relationship (
  workspace_id bigint not null default kith_workspace(),
  person_id bigint primary key,
  stage short_text not null check (stage in ('NOTICED', 'SAID_HELLO', 'IN_TOUCH', 'FRIEND', 'SPEAKS_FOR_US', 'RESTING')),
  in_circle boolean not null default false,
  owner_id bigint references member on delete set null,
  rhythm_days integer not null default 30 check (rhythm_days between 1 and 730),
  last_contact_at timestamptz,
  stage_since timestamptz not null,
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
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade,
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete set null (post_id)
);
create index interaction_timeline on interaction (person_id, at desc);

-- Exactly one a person.
create table next_step (
  workspace_id bigint not null default kith_workspace(),
  person_id bigint primary key,
  what short_text not null check (what <> ''),
  due date not null,
  member_id bigint references member on delete set null,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);

-- A card of Today that somebody put off or let go.
create table card_answer (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  member_id bigint not null references member on delete cascade,
  card key_text not null,
  answer short_text not null check (answer in ('DONE', 'LATER', 'LET_GO')),
  reason short_text not null default '',
  until date not null,
  minutes numeric(5, 1),
  answered_at timestamptz not null,
  primary key (workspace_id, member_id, card)
);
call kith_protect('relationship', 'interaction', 'next_step', 'card_answer');
