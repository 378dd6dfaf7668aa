-- Somebody asked in public to be left out, and where they will prove that the account is theirs. Kept by one workspace for all.
create table left_out_request (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  -- As they typed it: an address, or a handle.
  account url_text not null check (account <> ''),
  -- What they put on their page.
  code key_text not null unique check (char_length(code) >= 20),
  state short_text not null default 'WAITING' check (state in ('WAITING', 'DONE')),
  asked_at timestamptz not null,
  looks integer not null default 0 check (looks >= 0),
  look_at timestamptz,
  done_at timestamptz
);
create index left_out_due on left_out_request (workspace_id, look_at) where look_at is not null;
call kith_protect('left_out_request');
