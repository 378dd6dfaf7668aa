-- Whom somebody looks at again and again: which people, sorted how, with which columns.
create table saved_view (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  -- Who made it: theirs alone, unless it is shared.
  member_id bigint references member on delete set null,
  name short_text not null check (name <> '' and char_length(name) <= 60),
  shared boolean not null default false,
  view short_text not null,
  words short_text not null default '',
  -- With commas between them, which no tag has.
  tags long_text not null default '',
  owner_id bigint references member on delete set null,
  sort short_text not null default '',
  columns short_text not null default '',
  unique (workspace_id, id)
);
create index saved_view_member on saved_view (workspace_id, member_id);

-- What a workspace keeps about its people that Kith does not know of.
create table person_field (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  name short_text not null check (name <> '' and char_length(name) <= 60),
  kind short_text not null check (kind in ('TEXT', 'NUMBER', 'DATE', 'CHOICE')),
  -- Of a choice, one a line.
  choices long_text not null default '' check (char_length(choices) <= 4000),
  primary key (workspace_id, name)
);
create unique index person_field_folded on person_field (workspace_id, lower(name));

create table person_value (
  workspace_id bigint not null default kith_workspace(),
  person_id bigint not null,
  field short_text not null,
  value long_text not null check (value <> '' and char_length(value) <= 1000),
  primary key (person_id, field),
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade,
  foreign key (workspace_id, field) references person_field (workspace_id, name) on update cascade on delete cascade
);
create index person_value_field on person_value (workspace_id, field);
create trigger person_meant before insert on person_value for each row execute function kith_person_meant();
call kith_protect('saved_view', 'person_field', 'person_value');

alter table merge_line drop constraint merge_line_in_table_check;
alter table merge_line add constraint merge_line_in_table_check check (in_table in ('person', 'person_account',
  'relationship', 'interaction', 'next_step', 'nickname', 'quick_log_part', 'handover_person', 'ask', 'tracked_link',
  'person_look', 'person_tag', 'people_bulk_person', 'person_value'));
