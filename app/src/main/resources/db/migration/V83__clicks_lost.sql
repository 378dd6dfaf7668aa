-- Clicks nobody could write down: whoever followed the link arrived, and was not counted.
create table click_lost (
  workspace_id bigint not null default kith_workspace(),
  link_id bigint not null,
  day date not null,
  first_at timestamptz not null,
  last_at timestamptz not null check (last_at >= first_at),
  times bigint not null check (times > 0),
  primary key (link_id, day),
  foreign key (workspace_id, link_id) references tracked_link (workspace_id, id) on delete cascade
);
create index click_lost_by_time on click_lost (workspace_id, last_at);
call kith_protect('click_lost');
