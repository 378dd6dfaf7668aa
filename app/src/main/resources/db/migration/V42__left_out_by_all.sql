-- Who asks to be left out asks this Kith, whichever workspaces there are and come.
drop policy own_workspace on left_out_request;
alter table left_out_request no force row level security;
alter table left_out_request disable row level security;
drop index left_out_due;
alter table left_out_request drop column workspace_id;
create index left_out_due on left_out_request (look_at) where look_at is not null;

-- Who was left out, by keyed hashes of their accounts: nobody is named, and each is known again in any workspace.
create table left_out_key (
  one boolean primary key default true check (one),
  key bytea not null check (octet_length(key) = 32)
);
create table left_out_account (
  hash bytea primary key check (octet_length(hash) = 32),
  why short_text not null check (why <> ''),
  at timestamptz not null
);

-- Up to which account a workspace was compared with them.
create table left_out_compared (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  last_account bigint not null
);
call kith_protect('left_out_compared');
