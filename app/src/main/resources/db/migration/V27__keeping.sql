-- How long what was heard is kept of those nobody chose.
create table keeping (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  voice_days integer not null check (voice_days between 7 and 3650),
  text_days integer not null check (text_days between 7 and 3650)
);

-- What was forgotten a day, to be said.
create table forgotten (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  day date not null,
  voices integer not null default 0 check (voices >= 0),
  texts integer not null default 0 check (texts >= 0),
  primary key (workspace_id, day)
);
call kith_protect('keeping', 'forgotten');
