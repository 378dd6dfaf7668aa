-- Who shared, and whether in words of their own, beside the share: a report counts a million of them without looking up each post.
-- A post that was taken back stays in its tree as an empty place, and counts no more.
alter table share
  add column account_id bigint,
  add column worded boolean,
  add column gone_at timestamptz,
  -- By what it is known from which share it came: it says so itself, or its author follows the other.
  add column from_by short_text check (from_by in ('RELATION', 'FOLLOWS')),
  -- Why it is likely, where it is no more than that.
  add column reason short_text not null default '' check (reason in ('', 'LINK', 'WORDS')),
  add column judged short_text check (judged in ('YES', 'NO')),
  add column judged_by bigint references member on delete set null,
  add column judged_at timestamptz;
update share s
set account_id = p.account_id, worded = p.relation is distinct from 'REPOST', gone_at = p.gone_at,
    from_by = case when s.parent_id is not null then 'RELATION' end
from post p where p.id = s.post_id;
alter table share
  alter column account_id set not null,
  alter column worded set not null,
  add column counts boolean not null generated always as
    (gone_at is null and judged is distinct from 'NO' and (grade <> 'LIKELY' or judged is not null)) stored;

create index share_told on share (workspace_id, at) include (campaign_id, account_id, worded) where counts;
create index share_by_campaign on share (campaign_id, at);
create index share_by_post on share (post_id);
create index share_by_parent on share (parent_id) where parent_id is not null;
create index share_to_judge on share (campaign_id) where grade = 'LIKELY' and judged is null;

create function kith_share_by() returns trigger language plpgsql as $$
begin
  select account_id, relation is distinct from 'REPOST', gone_at into new.account_id, new.worded, new.gone_at
  from post where id = new.post_id;
  return new;
end $$;
create trigger share_by before insert on share for each row execute function kith_share_by();
alter table share enable always trigger share_by; -- an import switches others off

-- Whatever came from a share that goes for good came from where that one came from. Named so that it fires before the foreign
-- key's own trigger, which would leave no trace of whose child it was.
create function kith_share_folds() returns trigger language plpgsql as $$
begin
  update share set parent_id = (select id from share where workspace_id = old.workspace_id and id = old.parent_id)
  where workspace_id = old.workspace_id and parent_id = old.id;
  return null;
end $$;
create trigger "0_share_folds" after delete on share for each row execute function kith_share_folds();

-- Who spoke on a day, in the workspace's zone: about us, for a campaign, on a topic. Counted once, and again only where something
-- changed; the row of ABOUT says that a day is counted.
create table told_day (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  day date not null,
  kind short_text not null check (kind in ('ABOUT', 'CAMPAIGN', 'TOPIC')),
  of_id bigint not null default 0,
  zone short_text not null,
  worded bigint[] not null check (cardinality(worded) <= 5000000),
  carried bigint[] not null check (cardinality(carried) <= 5000000),
  primary key (workspace_id, day, kind, of_id)
);

-- Days (UTC) of which something came, changed or went since they were counted. Only ever added to, so that nobody waits for anybody:
-- whoever counts removes what they saw before they began.
create table told_change (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  day date not null
);
create index told_change_day on told_change (workspace_id, day);
call kith_protect('told_day', 'told_change');

create function kith_told_new() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'share' then
    insert into told_change (workspace_id, day)
    select distinct c.workspace_id, (c.at at time zone 'UTC')::date
    from changed_share c join workspace w on w.id = c.workspace_id; -- none where all of it goes
  else
    insert into told_change (workspace_id, day)
    select distinct c.workspace_id, (c.at at time zone 'UTC')::date
    from changed_mention c join workspace w on w.id = c.workspace_id where c.of_us;
  end if;
  return null;
end $$;

create trigger share_told_new after insert on share referencing new table as changed_share
  for each statement execute function kith_told_new();
create trigger share_told_changed after update on share referencing new table as changed_share
  for each statement execute function kith_told_new();
create trigger share_told_gone after delete on share referencing old table as changed_share
  for each statement execute function kith_told_new();
create trigger mention_told_new after insert on mention referencing new table as changed_mention
  for each statement execute function kith_told_new();
create trigger mention_told_changed after update on mention referencing new table as changed_mention
  for each statement execute function kith_told_new();
create trigger mention_told_gone after delete on mention referencing old table as changed_mention
  for each statement execute function kith_told_new();

-- A post that goes, or comes back, takes its shares along.
create function kith_post_gone() returns trigger language plpgsql as $$
begin
  update share set gone_at = new.gone_at where workspace_id = new.workspace_id and post_id = new.id;
  insert into told_change (workspace_id, day)
  select m.workspace_id, (m.at at time zone 'UTC')::date from mention m where m.post_id = new.id and m.of_us limit 1;
  return null;
end $$;
create trigger post_gone after update of gone_at on post for each row
  when (old.gone_at is distinct from new.gone_at) execute function kith_post_gone();

-- Links that shares carry besides a campaign's own, by a hash: whoever says the same link after somebody they follow says it,
-- likely has it from there.
create table share_link (
  workspace_id bigint not null default kith_workspace(),
  campaign_id bigint not null,
  link uuid not null,
  share_id bigint not null,
  primary key (workspace_id, link, share_id),
  foreign key (workspace_id, campaign_id) references campaign (workspace_id, id) on delete cascade,
  foreign key (workspace_id, share_id) references share (workspace_id, id) on delete cascade
);
create index share_link_share on share_link (share_id);
call kith_protect('share_link');
