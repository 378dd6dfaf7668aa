create table campaign (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  name short_text not null check (name <> ''),
  why long_text not null default '',
  destination url_text not null check (destination <> ''),
  starts_at timestamptz not null,
  until timestamptz not null,
  state short_text not null default 'DRAFT' check (state in ('DRAFT', 'RUNNING', 'ENDED')),
  hashtag short_text not null default '',
  facts text[] not null default '{}' check (cardinality(facts) <= 5 and char_length(array_to_string(facts, '')) <= 2000),
  question short_text not null default '',
  forecast jsonb check (octet_length(forecast::text) <= 20000),
  forecast_sealed_at timestamptz,
  unique (workspace_id, id),
  check (until > starts_at),
  check ((forecast is null) = (forecast_sealed_at is null)),
  check (state = 'DRAFT' or forecast_sealed_at is not null)
);

-- What was expected stays as it was at the start, whoever would like to have known better.
create function campaign_forecast_stays() returns trigger language plpgsql as $$
begin
  raise exception 'the forecast of campaign % was sealed at %', old.id, old.forecast_sealed_at;
end $$;
create trigger campaign_forecast_stays before update on campaign for each row
  when (old.forecast_sealed_at is not null
    and (old.forecast, old.forecast_sealed_at) is distinct from (new.forecast, new.forecast_sealed_at))
  execute function campaign_forecast_stays();

create table ask (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  campaign_id bigint not null,
  person_id bigint not null,
  state short_text not null check (state in ('INVITED', 'SAID_YES', 'SAID_NO', 'SPOKE', 'THANKED')),
  was short_text check (was in ('INVITED', 'SAID_YES', 'SAID_NO', 'SPOKE', 'THANKED')),
  channel short_text not null,
  asked_at timestamptz not null,
  changed_at timestamptz not null,
  asked_interaction_id bigint references interaction on delete set null,
  thanked_interaction_id bigint references interaction on delete set null,
  unique (campaign_id, person_id),
  foreign key (workspace_id, campaign_id) references campaign (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete cascade
);

-- A short link of one person in one campaign, or shared where there is no person.
create table tracked_link (
  id bigint generated always as identity primary key,
  workspace_id bigint not null default kith_workspace(),
  campaign_id bigint not null,
  person_id bigint,
  code key_text not null unique check (code ~ '^[1-9A-HJ-NP-Za-km-z]{10,64}$'),
  destination url_text not null,
  state short_text not null default 'LIVE' check (state in ('LIVE', 'PAUSED')),
  created_at timestamptz not null,
  unique (workspace_id, id),
  foreign key (workspace_id, campaign_id) references campaign (workspace_id, id) on delete cascade,
  foreign key (workspace_id, person_id) references person (workspace_id, id) on delete set null (person_id)
);
create unique index tracked_link_person on tracked_link (campaign_id, person_id);
call kith_protect('campaign', 'ask', 'tracked_link');
