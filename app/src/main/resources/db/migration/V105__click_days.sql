-- What single clicks came to, a day and link, once they are ninety days old and gone (trust P15). Days are those of the
-- workspace.
create table click_day (
  workspace_id bigint not null default kith_workspace(),
  link_id bigint not null,
  day date not null,
  -- People, while the campaign was not over, and since it was.
  visits bigint not null check (visits >= 0),
  later bigint not null check (later >= 0),
  programs bigint not null check (programs >= 0),
  primary key (link_id, day),
  foreign key (workspace_id, link_id) references tracked_link (workspace_id, id) on delete cascade
);
create index click_day_by_day on click_day (workspace_id, day);
call kith_protect('click_day');
