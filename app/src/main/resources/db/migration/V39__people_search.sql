-- People are found by the beginnings of words, whatever the case and the accents. Each word of a name, a handle, an
-- address is a row, so that an index finds it: behind row-level security PostgreSQL hands an index only what cannot
-- leak a row (=, <, >=), and never a text search or a likeness. The words are no rows about a person, only an index of
-- those; triggers keep it, and it goes with its person.
create extension if not exists unaccent;
create extension if not exists pg_trgm;

create table person_word (
  workspace_id bigint not null references workspace on delete cascade,
  person_id bigint not null,
  word short_text collate "C" not null,
  -- 1 what they are called, 2 handles and addresses, 3 who they are.
  rank integer not null check (rank between 1 and 3),
  primary key (workspace_id, word, person_id)
);
create index person_word_person on person_word (workspace_id, person_id);

-- Handles and addresses fall into their parts first.
create function kith_words(said text) returns setof text language sql stable parallel safe as $$
  select distinct left(w, 100)
  from unnest(tsvector_to_array(to_tsvector('simple',
    translate(lower(unaccent(normalize(said, NFC))), '@._:/-+,;|''’', '            ')))) w
$$;

-- "Müller" is found as "Muller" and as "Mueller".
create function kith_words_of(said text) returns setof text language sql stable parallel safe as $$
  select kith_words(said)
  union
  select kith_words(replace(replace(replace(lower(normalize(said, NFC)), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'))
$$;

create function kith_index_person(indexed bigint) returns void language plpgsql as $$
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
    union all select left(p.about, 2000), 3) x
  cross join lateral kith_words_of(x.said) w
  where p.id = indexed and x.said is not null
  group by p.workspace_id, p.id, w
  on conflict do nothing;
end $$;

create function kith_person_said() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform kith_index_person(old.person_id);
  end if;
  if tg_op = 'INSERT' or (tg_op = 'UPDATE' and new.person_id <> old.person_id) then
    perform kith_index_person(new.person_id);
  end if;
  return null;
end $$;

create function kith_person_named() returns trigger language plpgsql as $$
begin
  perform kith_index_person(case when tg_op = 'DELETE' then old.id else new.id end);
  return null;
end $$;

create function kith_account_named() returns trigger language plpgsql as $$
begin
  perform kith_index_person(person_id) from person_account where account_id = new.id;
  return null;
end $$;

-- What is there already.
alter table person no force row level security;
alter table person_account no force row level security;
alter table account no force row level security;
alter table nickname no force row level security;
do $$ begin perform kith_index_person(id) from person; end $$;
alter table person force row level security;
alter table person_account force row level security;
alter table account force row level security;
alter table nickname force row level security;

create trigger person_named after insert or delete or update of name, email, about on person
  for each row execute function kith_person_named();
create trigger person_said after insert or delete or update of person_id on person_account
  for each row execute function kith_person_said();
create trigger person_said after insert or delete or update of person_id, name on nickname
  for each row execute function kith_person_said();
create trigger account_named after update of name, handle on account
  for each row when (old.name is distinct from new.name or old.handle is distinct from new.handle)
  execute function kith_account_named();

-- Whoever has, for each word that is asked for, one that begins so; the smaller the rank, the closer.
create function kith_found(asked text) returns table (person_id bigint, rank integer) language sql stable as $$
  with a as materialized (select w from kith_words(asked) w)
  select h.person_id, sum(h.rank)::integer
  from (
    select pw.person_id, a.w, min(pw.rank) as rank
    from a join person_word pw on pw.word >= a.w and pw.word < a.w || chr(1114111)
    group by pw.person_id, a.w) h
  group by h.person_id having count(*) = (select count(*) from a)
$$;

-- Whose name is almost what was asked for.
create function kith_alike(asked text) returns table (person_id bigint, likeness real) language sql stable as $$
  select pw.person_id, max(similarity(pw.word, w))
  from kith_words(asked) w join person_word pw on pw.rank = 1 and similarity(pw.word, w) >= 0.3
  group by pw.person_id
$$;
call kith_protect('person_word');
