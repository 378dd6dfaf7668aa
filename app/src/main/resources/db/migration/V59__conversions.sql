-- That somebody who came by a link did what they were asked for on the organisation's own site: that it happened, in which hour, and
-- by which link. Nothing in it tells who it was.
create table conversion (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  link_id bigint not null,
  what short_text not null check (what ~ '^[a-z][a-z0-9-]{0,39}$'),
  told_by short_text not null check (told_by in ('PAGE', 'SERVER')),
  hour timestamptz not null check (hour = date_trunc('hour', hour, 'UTC')),
  -- A hash of the number it has on their side, so that what is told twice counts once.
  reference bytea check (octet_length(reference) = 32),
  foreign key (workspace_id, link_id) references tracked_link (workspace_id, id) on delete cascade
);
create unique index conversion_reference on conversion (link_id, what, reference) where reference is not null;
create index conversion_link on conversion (link_id);

-- Whether links tell the page they lead to which of them somebody came by.
create table conversion_setting (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  telling boolean not null,
  changed_by short_text not null,
  changed_at timestamptz not null
);
call kith_protect('conversion', 'conversion_setting');
