-- How a feed is read: how often in a row there was nothing at its address, and whether the whole text of an entry is read from
-- its page.
alter table source
  add missing integer not null default 0 check (missing >= 0),
  add whole_text boolean not null default false;
