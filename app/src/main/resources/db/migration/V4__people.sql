-- An account that was heard and that no human has chosen.
create table voice (
  workspace_id bigint not null default kith_workspace(),
  account_id bigint primary key,
  state short_text not null default 'NEW' check (state in ('NEW', 'WATCHING', 'HIDDEN')),
  reason short_text not null default '',
  found_by short_text not null default '',
  first_heard_at timestamptz not null,
  last_heard_at timestamptz not null,
  mentions integer not null default 0,
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);
create index voice_by_state on voice (workspace_id, state, last_heard_at desc);

create table person (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  name short_text not null check (name <> ''),
  about long_text not null default '',
  email short_text,
  purpose short_text not null,
  connection short_text not null default 'UNKNOWN' check (connection in
    ('UNKNOWN', 'NONE', 'VOLUNTEER', 'MEMBER', 'EMPLOYEE', 'BOARD', 'PAID', 'FREE_PRODUCT', 'CONTEST', 'FAMILY')),
  added_by bigint references member on delete set null,
  added_at timestamptz not null,
  unique (workspace_id, id)
);

create table person_account (
  workspace_id bigint not null default kith_workspace(),
  person_id bigint not null,
  account_id bigint primary key,
  proof short_text not null,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);
create index person_account_person on person_account (person_id);

-- What a person said about being written to, only ever added to; the strictest last word counts.
create table consent (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  person_id bigint not null,
  channel short_text not null check (channel in ('ANY', 'EMAIL', 'MASTODON', 'BLUESKY', 'OTHER')),
  said short_text not null check (said in ('GIVEN', 'WITHDRAWN')),
  evidence long_text not null check (evidence <> ''),
  at timestamptz not null,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
create index consent_person on consent (person_id, id desc);
call kith_protect('voice', 'person', 'person_account', 'consent');
