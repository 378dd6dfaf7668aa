-- Who a mention is by, beside what it is about: every morning's numbers count people, and would look up each post for it.
alter table mention add column account_id bigint;
update mention m set account_id = p.account_id from post p where p.id = m.post_id;
alter table mention alter column account_id set not null;

create function kith_mention_by() returns trigger language plpgsql as $$
begin
  select account_id into new.account_id from post where id = new.post_id;
  return new;
end $$;
create trigger mention_by before insert on mention for each row execute function kith_mention_by();
alter table mention enable always trigger mention_by; -- an import switches others off

-- What is about us is a few of all that is heard, and what was judged to be something else fewer still.
create index mention_of_us on mention (workspace_id, at desc) include (post_id, account_id, state) where of_us;
create index mention_not_us on mention (workspace_id, at desc) where state = 'NOT_ABOUT_US';
create index share_by_time on share (workspace_id, at desc);
create index voice_by_beginning on voice (workspace_id, state, first_heard_at desc);
create index voice_hidden on voice (workspace_id, reason) where state = 'HIDDEN';
-- Posts are stored in the order in which they are heard: a summary of each range of pages is enough.
create index post_by_heard on post using brin (heard_at) with (autosummarize = on);
