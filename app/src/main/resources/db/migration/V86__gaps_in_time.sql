-- From when to when nothing was heard, as far as it is known: a place in a stream says nothing to a person.
alter table gap add from_at timestamptz, add to_at timestamptz, add constraint gap_goes_on check (from_at <= to_at);
update gap set to_at = found_at;
alter table gap alter to_at set not null;
create index gap_by_time on gap (workspace_id, found_at desc);
