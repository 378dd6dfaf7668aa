-- Which fields of its own a saved view shows as columns, and by which it is sorted. A field that is
-- called otherwise is so here too, and one that is deleted is gone.
create table saved_view_field (
  workspace_id bigint not null default kith_workspace(),
  view_id bigint not null,
  field short_text not null,
  nr int not null,
  primary key (view_id, field),
  foreign key (workspace_id, view_id) references saved_view (workspace_id, id) on delete cascade,
  foreign key (workspace_id, field) references person_field (workspace_id, name) on update cascade on delete cascade
);
create index saved_view_field_by_view on saved_view_field (workspace_id, view_id);
create index saved_view_field_by_field on saved_view_field (workspace_id, field);

alter table saved_view add column sort_field short_text;
alter table saved_view add foreign key (workspace_id, sort_field) references person_field (workspace_id, name)
  on update cascade on delete set null (sort_field);
create index saved_view_by_sort_field on saved_view (workspace_id, sort_field) where sort_field is not null;

call kith_protect('saved_view_field');
