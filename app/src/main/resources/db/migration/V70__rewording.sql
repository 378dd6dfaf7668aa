-- Other words for a post that stands on its network, which a second person reads before they go there. The words themselves are what
-- its pieces want. Each asking has a number of its own, so that nobody agrees to words they have not seen.
create table own_change (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  own_part_id bigint not null unique,
  asked_by_member_id bigint references member on delete set null,
  asked_by short_text not null,
  note long_text not null default '' check (char_length(note) <= 2000),
  asked_at timestamptz not null,
  foreign key (workspace_id, own_part_id) references own_part (workspace_id, id) on delete cascade
);
call kith_protect('own_change');
