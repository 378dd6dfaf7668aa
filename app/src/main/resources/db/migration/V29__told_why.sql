-- What people are told about why we hold their data (GDPR, Art. 14), each version as it stood.
create table notice_text (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  version integer not null check (version > 0),
  text long_text not null check (text <> ''),
  changed_by short_text not null,
  changed_at timestamptz not null,
  unique (workspace_id, version)
);

-- Why we may read what others publish: the three steps of a legitimate interest, and who stands for them.
create table reading_reason (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  version integer not null check (version > 0),
  interest long_text not null check (interest <> ''),
  need long_text not null check (need <> ''),
  balance long_text not null check (balance <> ''),
  confirmed_by short_text not null,
  confirmed_at timestamptz not null,
  unique (workspace_id, version)
);
call kith_protect('notice_text', 'reading_reason');
