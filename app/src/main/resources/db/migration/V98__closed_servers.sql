-- Servers of the fediverse that show who follows their accounts only to their own accounts are told apart from people who hide it.
alter table audience_reading drop constraint audience_reading_state_check;
alter table audience_reading add constraint audience_reading_state_check
  check (state in ('READING', 'COMPLETE', 'HIDDEN', 'CLOSED', 'FAILED'));
