-- Every text column has one of these types, so that nothing that reaches the database is without a length.
create domain short_text as text check (char_length(value) <= 300);
create domain key_text as text check (char_length(value) <= 512);
create domain url_text as text check (char_length(value) <= 2048);
create domain long_text as text check (char_length(value) <= 100000);

-- Set at the start of each transaction; a transaction without it sees no workspace's rows.
create function kith_workspace() returns bigint language sql stable parallel safe
  return nullif(current_setting('kith.workspace', true), '')::bigint;

create table workspace (
  id bigint generated always as identity primary key,
  name short_text not null check (name <> ''),
  site url_text,
  time_zone short_text not null default 'UTC',
  hours_a_month numeric(5, 1) not null default 10 check (hours_a_month > 0),
  minutes_a_day integer not null default 30 check (minutes_a_day between 5 and 480),
  sample boolean not null default false,
  created_at timestamptz not null
);

create table member (
  id bigint generated always as identity primary key,
  email short_text not null,
  name short_text not null check (name <> ''),
  password_hash short_text,
  disabled boolean not null default false,
  created_at timestamptz not null
);
create unique index member_email on member (lower(email));

create table membership (
  workspace_id bigint not null references workspace on delete cascade,
  member_id bigint not null references member on delete cascade,
  role short_text not null check (role in ('OWNER', 'MANAGER', 'MEMBER', 'VIEWER')),
  primary key (member_id, workspace_id)
);

create table session (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  member_id bigint not null references member on delete cascade,
  workspace_id bigint not null references workspace on delete cascade,
  created_at timestamptz not null,
  used_at timestamptz not null
);
create index session_member on session (member_id);

create table login_link (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  member_id bigint not null references member on delete cascade,
  workspace_id bigint not null references workspace on delete cascade,
  expires_at timestamptz not null
);

-- Puts a table under row-level security by workspace, for its owner too.
create procedure kith_protect(variadic tables text[]) language plpgsql as $$
declare t text;
begin
  foreach t in array tables loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own_workspace on %I using (workspace_id = (select kith_workspace()))'
      ' with check (workspace_id = (select kith_workspace()))', t);
  end loop;
end $$;
