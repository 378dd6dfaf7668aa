-- Two persons who are one. The younger stays as a row, so that a merge can be undone and what they said about being
-- written to stays theirs; but no statement sees it, except those of a merge.
alter table person
  add merged_into bigint,
  add foreign key (workspace_id, merged_into) references person (workspace_id, id) on delete cascade;
create index person_merged on person (merged_into) where merged_into is not null;

create function kith_merging() returns boolean language sql stable parallel safe
  return coalesce(current_setting('kith.merging', true), '') = 'on';
create policy merged_are_hidden on person as restrictive
  using (merged_into is null or (select kith_merging()));

-- Whom an old id means now. Never a chain: it names who is there.
create table person_alias (
  workspace_id bigint not null default kith_workspace(),
  old_id bigint primary key,
  person_id bigint not null,
  foreign key (workspace_id, old_id) references person (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);
create index person_alias_person on person_alias (person_id);

create function kith_person(asked bigint) returns bigint language sql stable
  return coalesce((select person_id from person_alias where old_id = asked), asked);

create function kith_person_meant() returns trigger language plpgsql as $$
begin
  new.person_id := kith_person(new.person_id);
  return new;
end $$;

-- Whoever writes about an old id writes about who is there: a page that was open when the merge came, a list of others.
create trigger person_meant before insert on person_account for each row execute function kith_person_meant();
create trigger person_meant before insert on relationship for each row execute function kith_person_meant();
create trigger person_meant before insert on interaction for each row execute function kith_person_meant();
create trigger person_meant before insert on next_step for each row execute function kith_person_meant();
create trigger person_meant before insert on ask for each row execute function kith_person_meant();
create trigger person_meant before insert on tracked_link for each row
  when (new.person_id is not null) execute function kith_person_meant();

-- What was said by anybody who turned out to be the person. The rows themselves never move.
create view consent_said with (security_invoker = true) as
  select c.id, c.workspace_id, c.person_id, c.channel, c.said, c.evidence, c.at from consent c
  union all
  select c.id, c.workspace_id, a.person_id, c.channel, c.said, c.evidence, c.at
  from person_alias a join consent c on c.person_id = a.old_id;

create table person_merge (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  kept_id bigint not null,
  gone_id bigint not null check (gone_id > kept_id),
  -- How we know that they are one, in words.
  why long_text not null check (why <> ''),
  by_proof boolean not null,
  -- What of the younger won, by the names of the fields.
  taken text[] not null default '{}' check (cardinality(taken) <= 50 and char_length(array_to_string(taken, '')) <= 2000),
  merged_by bigint references member on delete set null,
  merged_at timestamptz not null,
  undone_by bigint references member on delete set null,
  undone_at timestamptz,
  unique (workspace_id, id),
  foreign key (workspace_id, kept_id) references person (workspace_id, id) on delete cascade,
  foreign key (workspace_id, gone_id) references person (workspace_id, id) on delete cascade
);
create index person_merge_kept on person_merge (kept_id);
create unique index person_merge_once on person_merge (gone_id) where undone_at is null;

-- What a merge did, line by line; undone from the last to the first.
create table merge_line (
  workspace_id bigint not null default kith_workspace(),
  merge_id bigint not null,
  nr integer not null,
  kind short_text not null check (kind in ('MOVED', 'CHANGED', 'ADDED', 'PUT_AWAY')),
  -- They become parts of statements when a merge is undone, and a line may come in with a file.
  in_table short_text not null check (in_table in ('person', 'person_account', 'relationship', 'interaction', 'next_step',
    'nickname', 'quick_log_part', 'handover_person', 'ask', 'tracked_link', 'person_look')),
  key_column short_text not null check (key_column in ('id', 'person_id', 'account_id')),
  keys bigint[] not null check (cardinality(keys) <= 1000000),
  -- The field of the preview that a change belongs to, empty where nobody was asked.
  field short_text not null default '',
  was jsonb check (octet_length(was::text) <= 1000000),
  became jsonb check (octet_length(became::text) <= 1000000),
  primary key (merge_id, nr),
  foreign key (workspace_id, merge_id) references person_merge (workspace_id, id) on delete cascade
);
call kith_protect('person_alias', 'person_merge', 'merge_line');

-- Puts a row back as it was. What it pointed to and is gone since takes it along, or is forgotten, as its key says.
create function kith_put_back(rows_of regclass, was jsonb) returns boolean language plpgsql as $$
declare
  k record;
  found boolean;
  back jsonb := was;
begin
  for k in
    select c.confrelid::regclass as other, c.confdeltype = 'n' as forgets,
           string_agg(format('o.%I = ($1->>%L)::bigint', t.attname, m.attname), ' and ') as same,
           array_agg(m.attname::text) filter (where m.attname <> 'workspace_id') as mine
    from pg_constraint c
    cross join lateral unnest(c.conkey, c.confkey) as p (m, t)
    join pg_attribute m on m.attrelid = c.conrelid and m.attnum = p.m
    join pg_attribute t on t.attrelid = c.confrelid and t.attnum = p.t
    where c.conrelid = rows_of and c.contype = 'f'
    group by c.oid, c.confrelid, c.confdeltype
  loop
    if exists (select 1 from unnest(k.mine) x where back->>x is null) then
      continue;
    end if;
    execute format('select exists (select 1 from %s o where %s)', k.other, k.same) into found using back;
    if not found and not k.forgets then
      return false;
    elsif not found then
      back := back || (select jsonb_object_agg(x, null) from unnest(k.mine) x);
    end if;
  end loop;
  execute format(
    'insert into %s overriding system value select (jsonb_populate_record(null::%s, $1)).*', rows_of, rows_of) using back;
  return true;
end $$;

-- A person who was merged may have two links in a campaign; both count as theirs, the first is the one they are given.
alter table tracked_link add second boolean not null default false;
drop index tracked_link_person;
create unique index tracked_link_person on tracked_link (campaign_id, person_id) where not second;
create index tracked_link_second on tracked_link (person_id) where second;
