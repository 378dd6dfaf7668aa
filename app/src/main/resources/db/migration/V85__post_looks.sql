-- When it was last looked whether a post is still there, and since when it is missed: what a
-- network tells only to who asks again.
create table post_look (
  workspace_id bigint not null default kith_workspace(),
  post_id bigint primary key,
  at timestamptz not null,
  missing_at timestamptz,
  foreign key (workspace_id, post_id) references post (workspace_id, id) on delete cascade
);
call kith_protect('post_look');
create index post_by_source on post (source_id, heard_at) where gone_at is null;
