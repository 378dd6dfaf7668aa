-- The account an organisation sends its mail with, and the inbox answers come into. Passwords are sealed by a key that is not in here.
create table mail_account (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  sender_name short_text not null check (sender_name <> ''),
  sender_address short_text not null check (sender_address like '%_@_%'),
  postal_address long_text not null check (postal_address <> '' and char_length(postal_address) <= 500),
  -- Whether the server brings org+anything@… to org@…, so that each bounce comes back to an address of its own.
  plus_addresses boolean not null,
  copies_address short_text not null default '',
  most_an_hour integer not null check (most_an_hour between 1 and 10000),
  smtp_host short_text not null check (smtp_host <> ''),
  smtp_port integer not null check (smtp_port between 1 and 65535),
  smtp_security short_text not null check (smtp_security in ('TLS', 'STARTTLS', 'NONE')),
  smtp_user short_text not null default '',
  smtp_secret bytea check (octet_length(smtp_secret) <= 4096),
  imap_host short_text not null default '',
  imap_port integer not null default 993 check (imap_port between 1 and 65535),
  imap_security short_text not null default 'TLS' check (imap_security in ('TLS', 'STARTTLS', 'NONE')),
  imap_user short_text not null default '',
  imap_secret bytea check (octet_length(imap_secret) <= 4096),
  state short_text not null default 'UNTRIED' check (state in ('UNTRIED', 'WORKING', 'RETRYING', 'DISCONNECTED')),
  reason long_text not null default '',
  checked_at timestamptz,
  read_state short_text not null default 'UNTRIED' check (read_state in ('UNTRIED', 'WORKING', 'RETRYING')),
  read_reason long_text not null default '',
  read_at timestamptz,
  read_validity bigint not null default 0,
  read_last bigint not null default 0,
  changed_by short_text not null,
  changed_at timestamptz not null
);

-- One row a mail. It is SENDING, for good, before its first word goes out; what is found so after a crash may have arrived.
create table mail_message (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  kind short_text not null check (kind in ('INVITATION', 'FRIDAY')),
  -- Whom it is to: somebody we know, or somebody of us. Read by whom the id means now, and never moved.
  person_id bigint,
  member_id bigint references member on delete cascade,
  code short_text not null unique check (code ~ '^[a-z0-9]{20,60}$'),
  message_id key_text not null unique,
  recipient short_text not null,
  recipient_name short_text not null,
  subject short_text not null check (subject <> ''),
  text long_text not null,
  html long_text not null,
  way_out url_text not null default '',
  notice long_text not null default '',
  notice_version integer not null default 0,
  state short_text not null default 'QUEUED'
    check (state in ('QUEUED', 'SENDING', 'SENT', 'BOUNCED', 'FAILED', 'UNKNOWN')),
  reason long_text not null default '',
  tries integer not null default 0,
  queued_by short_text not null,
  queued_at timestamptz not null,
  due_at timestamptz not null,
  sending_at timestamptz,
  ended_at timestamptz,
  answered_at timestamptz,
  complained_at timestamptz,
  unique (workspace_id, id),
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade,
  check ((person_id is null) <> (member_id is null))
);
create index mail_message_due on mail_message (workspace_id, due_at) where state in ('QUEUED', 'SENDING');
create index mail_message_sent on mail_message (workspace_id, sending_at) where sending_at is not null;
create index mail_message_person on mail_message (person_id) where person_id is not null;
create index mail_message_unknown on mail_message (workspace_id) where state = 'UNKNOWN';

-- An address that could not be reached, or whose owner called our mail unwanted.
create table mail_trouble (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  person_id bigint not null,
  address short_text not null,
  kind short_text not null check (kind in ('HARD', 'SOFT', 'COMPLAINT')),
  reason long_text not null,
  at timestamptz not null,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
create index mail_trouble_person on mail_trouble (person_id);

-- The way out that stands in each mail to somebody (RFC 8058). It works for as long as they are known.
create table mail_way_out (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  person_id bigint not null,
  code short_text not null unique check (code ~ '^[a-z0-9]{20,60}$'),
  made_at timestamptz not null,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
create index mail_way_out_person on mail_way_out (person_id);

-- Mails that were read, so that none is taken in twice where a server numbers its inbox anew.
create table mail_heard (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  message_hash bytea not null check (octet_length(message_hash) = 32),
  heard_at timestamptz not null,
  primary key (workspace_id, message_hash)
);
call kith_protect('mail_account', 'mail_message', 'mail_trouble', 'mail_way_out', 'mail_heard');
