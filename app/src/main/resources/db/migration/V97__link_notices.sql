-- Pages that a post on a blog of ours links to, or did, and what came of telling them.
create table link_notice (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  own_part_id bigint not null,
  target url_text not null check (target <> ''),
  -- Whether our page still links there.
  linked boolean not null default true,
  state short_text not null default 'WAITING' check (state in ('WAITING', 'TOLD', 'UNWANTED', 'REFUSED')),
  reason long_text not null default '',
  tries integer not null default 0 check (tries >= 0),
  -- When it is told next; null if it is not.
  due_at timestamptz,
  told_at timestamptz,
  unique (workspace_id, own_part_id, target),
  foreign key (workspace_id, own_part_id) references own_part (workspace_id, id) on delete cascade
);
call kith_protect('link_notice');
create index link_notice_due on link_notice (due_at) where due_at is not null;
