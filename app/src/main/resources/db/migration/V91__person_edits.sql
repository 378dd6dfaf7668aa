-- How somebody stood before a member put it right: to take it back for thirty days, and for good which purpose they were
-- kept for, and until when (P2).
create table person_edit (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  person_id bigint not null,
  purpose short_text not null,
  -- The purpose since, so that a row without a change of it can go.
  purpose_since short_text not null,
  -- What else stood there; null once it cannot be taken back any more.
  name short_text,
  about long_text,
  email short_text,
  connection short_text,
  edited_by bigint references member on delete set null,
  edited_at timestamptz not null,
  unique (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
create index person_edit_person on person_edit (person_id, id desc);
create trigger person_meant before insert on person_edit for each row execute function kith_person_meant();
alter table merge_line drop constraint merge_line_in_table_check;
alter table merge_line add constraint merge_line_in_table_check check (in_table in ('person', 'person_account',
  'relationship', 'interaction', 'next_step', 'nickname', 'quick_log_part', 'handover_person', 'ask', 'tracked_link',
  'person_look', 'person_tag', 'people_bulk_person', 'person_value', 'supporter_page', 'person_wish', 'person_edit'));
call kith_protect('person_edit');
