-- The page of one person in one campaign. Whoever holds its address may do there what it is for, and nothing else; it is over with
-- its campaign, or when somebody takes it back.
create table supporter_page (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  campaign_id bigint not null,
  person_id bigint not null,
  code key_text not null unique check (code ~ '^[1-9A-HJ-NP-Za-km-z]{20,60}$'),
  -- Whether they would rather use the link that is nobody's.
  shared_link boolean not null default false,
  made_at timestamptz not null,
  revoked_at timestamptz,
  foreign key (workspace_id, campaign_id) references campaign (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
create index supporter_page_person on supporter_page (person_id, campaign_id);

-- How often somebody wants to be written to, at most.
create table person_wish (
  workspace_id bigint not null default kith_workspace(),
  person_id bigint primary key,
  days integer not null check (days between 1 and 3660),
  evidence long_text not null check (evidence <> ''),
  said_at timestamptz not null,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
call kith_protect('supporter_page', 'person_wish');

alter table merge_line drop constraint merge_line_in_table_check;
alter table merge_line add constraint merge_line_in_table_check check (in_table in ('person', 'person_account',
  'relationship', 'interaction', 'next_step', 'nickname', 'quick_log_part', 'handover_person', 'ask', 'tracked_link',
  'person_look', 'person_tag', 'people_bulk_person', 'person_value', 'supporter_page', 'person_wish'));
