-- Who looked at whom: opened, searched, took out. Goes with the person when they are erased.
create table person_look (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  member_id bigint references member on delete set null,
  kind short_text not null check (kind in ('OPENED', 'SEARCHED', 'EXPORTED')),
  person_id bigint,
  -- What was searched for or taken out, in words; empty where somebody was opened.
  what short_text not null default '',
  row_count integer not null default 1 check (row_count >= 0),
  at timestamptz not null,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
create index person_look_by_time on person_look (workspace_id, at desc);
create index person_look_member on person_look (member_id, at desc);
create index person_look_person on person_look (person_id, at desc);
call kith_protect('person_look');
