-- What calls itself a browser and follows more than a person does is kept apart.
alter table click drop constraint click_kind_check;
alter table click add constraint click_kind_check check (kind in ('HUMAN', 'ROBOT', 'PREFETCH', 'BURST'));
