-- A talk is neither a call nor a meeting, and whoever says "talked to" means no more than that.
alter table interaction drop constraint interaction_kind_check;
alter table interaction add constraint interaction_kind_check check (kind in
  ('THEIR_POST', 'OUR_REPLY', 'MAIL', 'CALL', 'MEETING', 'TALK', 'ASK', 'THANKS', 'NOTE', 'STAGE'));

-- What we call somebody among ourselves, learned from a line in which nobody was called so.
create table nickname (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  person_id bigint not null,
  name short_text not null check (name <> ''),
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);

-- What a line of the quick log did, so that it can be taken back. The line itself is not kept.
create table quick_log (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  member_id bigint not null references member on delete cascade,
  at timestamptz not null,
  unique (workspace_id, id)
);

create table quick_log_part (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  log_id bigint not null,
  person_id bigint not null,
  interaction_id bigint references interaction on delete set null,
  -- The next step before, as a line; empty where it stayed.
  was long_text not null default '',
  nickname short_text not null default '',
  added boolean not null default false,
  foreign key (workspace_id, log_id) references quick_log (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
create index quick_log_part_log on quick_log_part (log_id);
create index quick_log_part_interaction on quick_log_part (interaction_id) where interaction_id is not null;
create index nickname_person on nickname (person_id);
create index quick_log_part_person on quick_log_part (person_id);
create trigger person_meant before insert on nickname for each row execute function kith_person_meant();
create trigger person_meant before insert on quick_log_part for each row execute function kith_person_meant();
call kith_protect('nickname', 'quick_log', 'quick_log_part');
