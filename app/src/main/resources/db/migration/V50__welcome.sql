-- On which days of the week somebody works here, Monday as 1; and whether a workspace is so new that nobody has been
-- welcomed to it. A sample belongs to the workspace it was made for, and goes with it.
alter table workspace
  add column days short_text not null default '1234567' check (days ~ '^1?2?3?4?5?6?7?$' and days <> ''),
  add column fresh boolean not null default false,
  add column sample_of bigint references workspace on delete cascade deferrable;
create index workspace_sample_of on workspace (sample_of) where sample_of is not null;

-- How far somebody has come with Welcome. Typed names are not kept here: who is named is a person, or nothing.
create table welcome (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  cause short_text not null default 'OPEN' check (cause in ('OPEN', 'DONE', 'SKIPPED')),
  words short_text not null default 'OPEN' check (words in ('OPEN', 'DONE', 'SKIPPED')),
  people short_text not null default 'OPEN' check (people in ('OPEN', 'DONE', 'SKIPPED')),
  days short_text not null default 'OPEN' check (days in ('OPEN', 'DONE', 'SKIPPED')),
  site url_text not null default ''
);

-- What was found on the organisation's own site: feeds and accounts that may be ours, and words that may be the cause's.
create table welcome_find (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  nr integer not null,
  kind short_text not null check (kind in ('FEED', 'ACCOUNT', 'WORD')),
  address url_text not null,
  offered_by url_text not null default '',
  shown short_text not null,
  sure boolean not null,
  note short_text not null default '',
  source_id bigint references source on delete set null,
  account_id bigint references account on delete cascade,
  primary key (workspace_id, nr)
);
create index welcome_find_source on welcome_find (source_id);
create index welcome_find_account on welcome_find (account_id);

call kith_protect('welcome', 'welcome_find');
