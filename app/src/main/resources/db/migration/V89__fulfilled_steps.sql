-- Since when a step is the next one: a contact from before it does not fulfil it.
alter table next_step add column since timestamptz not null default now();

-- The step a contact fulfilled, so that taking the contact back brings it back.
create table fulfilled_step (
  interaction_id bigint primary key references interaction on delete cascade,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  what short_text not null check (what <> ''),
  due date not null,
  member_id bigint references member on delete set null,
  promised boolean not null,
  since timestamptz not null
);
call kith_protect('fulfilled_step');
