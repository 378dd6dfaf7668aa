-- A sealed report keeps all it says, so that it can be shown and printed as it was sent.
alter table report
  add column record jsonb check (octet_length(record::text) <= 4000000),
  add column ahead long_text,
  add column sent_at timestamptz,
  add column sent_to integer not null default 0 check (sent_to >= 0);

-- How a workspace reports: when its year begins, and with which months before a month is compared. No row is the usual.
create table report_setting (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  year_begins integer not null default 1 check (year_begins between 1 and 12),
  months_back integer[] not null default '{1,12}' check (cardinality(months_back) <= 3)
);

-- One story a month, in somebody's words. It is told outside only with their permission, which is of these very words: other words
-- need another one.
create table report_story (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  month date not null check (extract(day from month) = 1),
  person_id bigint,
  shown_name short_text not null default '',
  words long_text not null check (words <> '' and char_length(words) <= 2000),
  permission short_text not null default '',
  permitted_at timestamptz,
  permission_by bigint references member on delete set null,
  changed_at timestamptz not null,
  unique (workspace_id, id),
  unique (workspace_id, month),
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade,
  check ((permission = '') = (permitted_at is null))
);
create index report_story_person on report_story (person_id) where person_id is not null;
call kith_protect('report_setting', 'report_story');
create trigger person_meant before insert on report_story for each row execute function kith_person_meant();
