-- What a workspace does at each stage, where it says otherwise than Kith.
create table stage_play (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  stage short_text not null check (stage in ('NOTICED', 'SAID_HELLO', 'IN_TOUCH', 'FRIEND', 'SPEAKS_FOR_US', 'RESTING')),
  does long_text not null,
  closer long_text not null,
  back long_text not null,
  rhythm_days integer not null check (rhythm_days between 1 and 730),
  primary key (workspace_id, stage)
);

-- How many people a workspace actively keeps up with, where it says otherwise than 30.
create table circle_size (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  most integer not null check (most between 1 and 500)
);

-- People of one member that were given to another, so that it can be taken back.
create table handover (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  from_member_id bigint not null references member on delete cascade,
  to_member_id bigint not null references member on delete cascade,
  at timestamptz not null,
  unique (workspace_id, id)
);

create table handover_person (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  handover_id bigint not null,
  person_id bigint not null,
  -- Whether the next step was that member's, too.
  step boolean not null,
  owned boolean not null,
  foreign key (workspace_id, handover_id) references handover (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
create index handover_person_handover on handover_person (handover_id);
create index handover_person_person on handover_person (person_id);
call kith_protect('stage_play', 'circle_size', 'handover', 'handover_person');
