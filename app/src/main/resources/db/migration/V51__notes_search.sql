-- What the team noted about somebody is found, too, behind everything they are called: words of three letters and more. A
-- note that one member reads is not among them, and neither is a move from stage to stage.
alter table person_word drop constraint person_word_rank_check;
alter table person_word add constraint person_word_rank_check check (rank between 1 and 4);

create or replace function kith_index_person(indexed bigint) returns void language plpgsql as $$
begin
  delete from person_word where person_id = indexed;
  insert into person_word (workspace_id, person_id, word, rank)
  select p.workspace_id, p.id, w, min(x.rank)
  from person p
  cross join lateral (
    select p.name::text as said, 1 as rank
    union all select n.name, 1 from nickname n where n.person_id = p.id
    union all select a.name, 1 from person_account pa join account a on a.id = pa.account_id where pa.person_id = p.id
    union all select a.handle, 2 from person_account pa join account a on a.id = pa.account_id where pa.person_id = p.id
    union all select p.email, 2
    union all select left(p.about, 2000), 3
    union all select left(i.text, 2000), 4 from interaction i
      where i.person_id = p.id and i.visibility = 'TEAM' and i.kind <> 'STAGE' and i.text <> '') x
  cross join lateral kith_words_of(x.said) w
  where p.id = indexed and x.said is not null and (x.rank < 4 or char_length(w) > 2)
  group by p.workspace_id, p.id, w
  on conflict do nothing;
end $$;

create function kith_notes_added() returns trigger language plpgsql as $$
begin
  insert into person_word (workspace_id, person_id, word, rank)
  select distinct a.workspace_id, a.person_id, w, 4
  from added a cross join lateral kith_words_of(left(a.text, 2000)) w
  where a.visibility = 'TEAM' and a.kind <> 'STAGE' and a.text <> '' and char_length(w) > 2
  on conflict do nothing;
  return null;
end $$;

create function kith_notes_gone() returns trigger language plpgsql as $$
begin
  perform kith_index_person(g.person_id) from (select distinct person_id from gone) g;
  return null;
end $$;

create function kith_notes_changed() returns trigger language plpgsql as $$
begin
  perform kith_index_person(c.person_id) from (select person_id from gone union select person_id from added) c;
  return null;
end $$;

-- What is there already.
alter table interaction no force row level security;
alter table person_word no force row level security;
insert into person_word (workspace_id, person_id, word, rank)
select distinct i.workspace_id, i.person_id, w, 4
from interaction i cross join lateral kith_words_of(left(i.text, 2000)) w
where i.visibility = 'TEAM' and i.kind <> 'STAGE' and i.text <> '' and char_length(w) > 2
on conflict do nothing;
alter table interaction force row level security;
alter table person_word force row level security;

create trigger notes_added after insert on interaction referencing new table as added
  for each statement execute function kith_notes_added();
create trigger notes_gone after delete on interaction referencing old table as gone
  for each statement execute function kith_notes_gone();
create trigger notes_changed after update on interaction referencing old table as gone new table as added
  for each statement execute function kith_notes_changed();
