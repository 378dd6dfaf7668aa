-- What people said about being written to: a log that only grows. Each row's hash covers its content and the row before, so that
-- a row that was changed, taken out or put in between is found. What is erased leaves its hashes, and the chain stays whole.
alter table consent no force row level security;
alter table consent
  drop constraint consent_workspace_id_person_id_fkey,
  drop constraint consent_said_check,
  alter person_id drop not null,
  add foreign key (workspace_id) references workspace on delete cascade,
  add constraint consent_said_check check (said in ('GIVEN', 'WITHDRAWN', 'NOTICED', 'ERASED', 'GONE')),
  add nr bigint,
  add basis short_text not null default 'NONE'
    check (basis in ('CONSENT', 'DOUBLE_OPT_IN', 'SOFT_OPT_IN', 'LEGITIMATE_INTEREST', 'NONE')),
  -- The exact words they agreed to or were told, and which version of ours these are.
  add wording long_text not null default '',
  add wording_version integer not null default 0,
  add source short_text not null default '',
  add noted_at timestamptz not null default now(),
  -- The member's name and no reference: it stays though they leave, and is the same wherever the log moves to.
  add noted_by short_text not null default '',
  -- Which rows this one says were emptied.
  add erased bigint[] not null default '{}' check (cardinality(erased) <= 100000),
  add salt bytea check (octet_length(salt) = 16),
  add content_hash bytea check (octet_length(content_hash) = 32),
  add prev_hash bytea check (octet_length(prev_hash) = 32),
  add row_hash bytea check (octet_length(row_hash) = 32),
  add erased_at timestamptz;
update consent set basis = 'CONSENT' where said = 'GIVEN';

-- The end of each workspace's chain.
create table consent_head (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  nr bigint not null,
  hash bytea not null check (octet_length(hash) = 32)
);

-- A value with its length before it, so that no two rows read alike.
create function kith_part(value text) returns text language sql immutable parallel safe
  return case when value is null then '-' else octet_length(value) || ':' || value end;

create function kith_micros(value timestamptz) returns text language sql immutable parallel safe
  return (extract(epoch from value) * 1000000)::bigint::text;

create function kith_consent_content(c consent) returns bytea language sql stable as $$
  select sha256(c.salt || convert_to(concat_ws(',',
    kith_part(c.id::text), kith_part(c.person_id::text), kith_part(c.channel),
    kith_part(c.said), kith_part(c.basis), kith_part(c.evidence), kith_part(c.wording), kith_part(c.wording_version::text),
    kith_part(c.source), kith_part(kith_micros(c.at)), kith_part(kith_micros(c.noted_at)), kith_part(c.noted_by),
    kith_part(array_to_string(c.erased, ' '))), 'UTF8'))
$$;

create function consent_chain() returns trigger language plpgsql as $$
declare head consent_head;
begin
  insert into consent_head (workspace_id, nr, hash)
    values (new.workspace_id, 0, sha256(convert_to('kith consent', 'UTF8')))
    on conflict do nothing;
  select * into head from consent_head where workspace_id = new.workspace_id for update;
  -- A row that comes out of a complete export and fits keeps the hashes it had.
  if new.nr = head.nr + 1 and new.prev_hash = head.hash
    and new.row_hash = sha256(new.prev_hash || convert_to(new.nr::text, 'UTF8') || new.content_hash)
    and (case when new.salt is null then new.said = 'GONE' and new.erased_at is not null
      else new.erased_at is null and new.content_hash = kith_consent_content(new) end)
  then
    null;
  elsif new.nr is not null then
    raise exception 'the consent log does not follow: row % is not what was written', new.nr
      using errcode = 'check_violation';
  else
    new.nr := head.nr + 1;
    new.salt := uuid_send(gen_random_uuid());
    new.erased_at := null;
    new.prev_hash := head.hash;
    new.content_hash := kith_consent_content(new);
    new.row_hash := sha256(new.prev_hash || convert_to(new.nr::text, 'UTF8') || new.content_hash);
  end if;
  update consent_head set nr = new.nr, hash = new.row_hash where workspace_id = new.workspace_id;
  return new;
end $$;

-- Rows that are there already take their places in the order in which they came.
do $$
declare c consent; made consent_head;
begin
  for c in select * from consent order by workspace_id, id loop
    insert into consent_head (workspace_id, nr, hash)
      values (c.workspace_id, 0, sha256(convert_to('kith consent', 'UTF8')))
      on conflict do nothing;
    select * into made from consent_head where workspace_id = c.workspace_id;
    c.nr := made.nr + 1;
    c.salt := uuid_send(gen_random_uuid());
    c.prev_hash := made.hash;
    c.content_hash := kith_consent_content(c);
    c.row_hash := sha256(c.prev_hash || convert_to(c.nr::text, 'UTF8') || c.content_hash);
    update consent set nr = c.nr, salt = c.salt, prev_hash = c.prev_hash, content_hash = c.content_hash, row_hash = c.row_hash
      where id = c.id;
    update consent_head set nr = c.nr, hash = c.row_hash where workspace_id = c.workspace_id;
  end loop;
end $$;
alter table consent
  force row level security,
  alter nr set not null,
  alter content_hash set not null,
  alter prev_hash set not null,
  alter row_hash set not null,
  add unique (workspace_id, nr);
create trigger consent_chain before insert on consent for each row execute function consent_chain();

-- Nothing is changed and nothing taken out, except that a row which a later one says was erased loses what it said.
create function consent_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if exists (select 1 from workspace w where w.id = old.workspace_id) then
      raise exception 'the consent log only grows: row % stays', old.nr;
    end if;
    return old;
  end if;
  if old.erased_at is null
    and (new.id, new.workspace_id, new.nr, new.content_hash, new.prev_hash, new.row_hash)
      = (old.id, old.workspace_id, old.nr, old.content_hash, old.prev_hash, old.row_hash)
    and (new.channel, new.said, new.basis, new.evidence, new.wording, new.wording_version, new.source, new.erased)
      = ('ANY', 'GONE', 'NONE', 'erased', '', 0, '', '{}'::bigint[])
    and new.salt is null and new.person_id is null and new.noted_by = ''
    and new.at = new.erased_at and new.noted_at = new.erased_at
    and exists (select 1 from consent e where e.workspace_id = old.workspace_id and e.said = 'ERASED'
      and e.at = new.erased_at and old.nr = any (e.erased))
  then
    return new;
  end if;
  raise exception 'the consent log only grows: row % stays as it is', old.nr;
end $$;
create trigger consent_stays before update or delete on consent for each row execute function consent_stays();

-- Whom we leave alone though we may not know them: keyed hashes of accounts and addresses. Of those who are unheard, nothing is kept.
-- The key goes where the hashes go, for a refusal survives export, import and restore; each workspace has its own.
create table suppression_key (
  workspace_id bigint primary key default kith_workspace() references workspace on delete cascade,
  key bytea not null check (octet_length(key) = 32)
);

create table suppression (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  hash bytea not null check (octet_length(hash) = 32),
  kind short_text not null check (kind in ('ACCOUNT', 'EMAIL')),
  unheard boolean not null,
  -- How it came to be, in words that name nobody.
  why short_text not null check (why <> ''),
  at timestamptz not null,
  unique (workspace_id, hash)
);
-- A refusal is sought by address each time somebody is added.
create index person_email on person (workspace_id, lower(email)) where email is not null;
create index suppression_news on suppression (workspace_id, id desc);
call kith_protect('consent_head', 'suppression_key', 'suppression');
