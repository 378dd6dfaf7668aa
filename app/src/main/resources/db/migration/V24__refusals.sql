-- Accounts that told us to stop, and how we know. Whoever they turn out to be, nobody writes to them again.
create table account_refusal (
  workspace_id bigint not null default kith_workspace(),
  account_id bigint primary key,
  evidence long_text not null check (evidence <> ''),
  at timestamptz not null,
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);
call kith_protect('account_refusal');

-- When the network of a person's account was last asked whether it blocked us.
create table block_reading (
  workspace_id bigint not null default kith_workspace(),
  account_id bigint primary key,
  at timestamptz not null,
  foreign key (workspace_id, account_id) references account (workspace_id, id) on delete cascade
);
call kith_protect('block_reading');
