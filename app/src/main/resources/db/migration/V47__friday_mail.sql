-- Which member wants a mail on Fridays, and from what hour of the workspace's day. No row is none.
create table friday_mail (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  member_id bigint not null references member on delete cascade,
  hour integer not null check (hour between 0 and 23),
  sent_on date,
  primary key (workspace_id, member_id)
);
call kith_protect('friday_mail');
