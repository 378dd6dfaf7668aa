-- What a report counts is found from mentions and shares; of posts only these few need a look.
create index post_unworded on post (workspace_id, id) include (gone_at, relation) where gone_at is not null or relation = 'REPOST';
create index share_counted on share (workspace_id, post_id) where counts;

-- Numbers of accounts do not compress, and packing them took longer than counting.
alter table told_day alter worded set storage external, alter carried set storage external;
