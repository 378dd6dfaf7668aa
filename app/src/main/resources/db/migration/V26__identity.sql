-- Addresses that accounts of persons publish as their own. Nothing of the kind is kept of voices.
create table account_link (
  workspace_id bigint not null default kith_workspace(),
  account_id bigint not null,
  kind short_text not null check (kind in ('REL_ME', 'PROFILE', 'DOMAIN')),
  url url_text not null check (url <> ''),
  primary key (account_id, kind, url),
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);

-- When an account of a person is next asked what it publishes of itself.
create table identity_look (
  workspace_id bigint not null default kith_workspace(),
  account_id bigint primary key,
  looked_at timestamptz not null,
  look_at timestamptz not null,
  reason long_text not null default '',
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);

-- What speaks for somebody being the same as another: an account, or another person. A no is kept, so that nobody is
-- asked twice and nothing is joined again that a member took apart.
create table same_person (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  person_id bigint not null,
  account_id bigint,
  other_id bigint,
  evidence long_text not null check (evidence <> ''),
  state short_text not null default 'OPEN' check (state in ('OPEN', 'NO', 'YES')),
  found_at timestamptz not null,
  answered_by bigint references member on delete set null,
  answered_at timestamptz,
  check ((account_id is null) <> (other_id is null)),
  unique nulls not distinct (person_id, account_id, other_id),
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade,
  foreign key (workspace_id, other_id) references person (workspace_id, id) on delete cascade,
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);
create index same_person_open on same_person (workspace_id, found_at desc) where state = 'OPEN';
create index same_person_account on same_person (account_id) where account_id is not null;
create index same_person_other on same_person (other_id) where other_id is not null;

-- What an account was called before; a handle is no key and changes.
create table account_handle (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  account_id bigint not null,
  handle short_text not null,
  until_at timestamptz not null,
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);
create index account_handle_account on account_handle (account_id, until_at desc);
call kith_protect('account_link', 'identity_look', 'same_person', 'account_handle');

-- Written here, since handles change at many places and mostly many at a time. A key in place of a handle is none.
create function kith_handle_changed() returns trigger language plpgsql as $$
begin
  insert into account_handle (account_id, handle, until_at) values (old.id, old.handle, now());
  return null;
end $$;
create trigger handle_changed after update of handle on account for each row
  when (old.handle is distinct from new.handle and old.handle <> old.key and old.handle <> '')
  execute function kith_handle_changed();
