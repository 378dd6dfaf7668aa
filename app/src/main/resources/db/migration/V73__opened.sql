-- A group of people who hear each other, in which somebody speaks of us for the first time: how many are in it, and after which accounts
-- it is called. Names are looked up when it is read.
alter table insight drop constraint insight_kind_check;
alter table insight
  add constraint insight_kind_check
    check (kind in ('PROMISE_KEPT', 'LONG_LOST_FRIEND', 'COMMUNITY_OPENED', 'BIG_RESHARE', 'BIGGEST_HELP')),
  add column group_size integer check (group_size > 0),
  add column around bigint[] not null default '{}' check (cardinality(around) <= 2);
