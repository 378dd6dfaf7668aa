-- Words of a workspace's own by which it sorts its people. A tag is its name: rows about a person can be read by them.
create table tag (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  name short_text not null check (name <> '' and char_length(name) <= 60),
  -- How many days may pass between two contacts with whoever has it; empty where it says nothing of that.
  rhythm_days integer check (rhythm_days between 1 and 730),
  primary key (workspace_id, name)
);
create unique index tag_folded on tag (workspace_id, lower(name));

create table person_tag (
  workspace_id bigint not null default kith_workspace(),
  person_id bigint not null,
  tag short_text not null,
  primary key (person_id, tag),
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade,
  foreign key (workspace_id, tag) references tag (workspace_id, name) on update cascade on delete cascade
);
create index person_tag_tag on person_tag (workspace_id, tag, person_id);
create trigger person_meant before insert on person_tag for each row execute function kith_person_meant();

-- What somebody chose for one person. `rhythm_days` is what holds: that or the stage's, and no longer than any tag's.
alter table relationship add own_rhythm_days integer check (own_rhythm_days between 1 and 730);
alter table relationship no force row level security;
alter table stage_play no force row level security;
update relationship r set own_rhythm_days = r.rhythm_days
where r.rhythm_days <> coalesce(
  (select s.rhythm_days from stage_play s where s.workspace_id = r.workspace_id and s.stage = r.stage),
  case r.stage when 'NOTICED' then 14 when 'SAID_HELLO' then 21 when 'IN_TOUCH' then 30 when 'FRIEND' then 42
    when 'SPEAKS_FOR_US' then 30 else 180 end);
alter table relationship force row level security;
alter table stage_play force row level security;

-- What was done to many people at once, and how each was before, so that it can be taken back.
create table people_bulk (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  member_id bigint references member on delete set null,
  act short_text not null check (act in ('TAG', 'UNTAG', 'OWN', 'MOVE')),
  tag short_text,
  new_owner_id bigint references member on delete set null,
  stage short_text check (stage in ('NOTICED', 'SAID_HELLO', 'IN_TOUCH', 'FRIEND', 'SPEAKS_FOR_US', 'RESTING')),
  at timestamptz not null,
  unique (workspace_id, id)
);

create table people_bulk_person (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  bulk_id bigint not null,
  person_id bigint not null,
  was_owner_id bigint references member on delete set null,
  was_stage short_text check (was_stage in ('NOTICED', 'SAID_HELLO', 'IN_TOUCH', 'FRIEND', 'SPEAKS_FOR_US', 'RESTING')),
  foreign key (workspace_id, bulk_id) references people_bulk (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
create index people_bulk_person_bulk on people_bulk_person (bulk_id);
create index people_bulk_person_person on people_bulk_person (person_id);
create trigger person_meant before insert on people_bulk_person for each row execute function kith_person_meant();
call kith_protect('tag', 'person_tag', 'people_bulk', 'people_bulk_person');

alter table merge_line drop constraint merge_line_in_table_check;
alter table merge_line add constraint merge_line_in_table_check check (in_table in ('person', 'person_account',
  'relationship', 'interaction', 'next_step', 'nickname', 'quick_log_part', 'handover_person', 'ask', 'tracked_link',
  'person_look', 'person_tag', 'people_bulk_person'));
