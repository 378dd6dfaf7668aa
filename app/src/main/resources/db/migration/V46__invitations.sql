-- The invitation of a campaign, as a member wrote it; what differs from person to person is put in its places.
create table invitation_text (
  workspace_id bigint not null default kith_workspace(),
  campaign_id bigint primary key,
  subject short_text not null check (subject <> ''),
  body long_text not null check (body <> '' and char_length(body) <= 10000),
  changed_by short_text not null,
  changed_at timestamptz not null,
  foreign key (workspace_id, campaign_id) references campaign (workspace_id, id) on delete cascade
);

-- A mail that asks somebody for a campaign.
create table invitation (
  workspace_id bigint not null default kith_workspace(),
  mail_id bigint primary key,
  campaign_id bigint not null,
  foreign key (workspace_id, mail_id) references mail_message (workspace_id, id) on delete cascade,
  foreign key (workspace_id, campaign_id) references campaign (workspace_id, id) on delete cascade
);
create index invitation_campaign on invitation (campaign_id);

-- A campaign whose invitations were called unwanted too often; a manager may let it go on.
create table invitation_pause (
  workspace_id bigint not null default kith_workspace(),
  campaign_id bigint primary key,
  paused boolean not null,
  -- How many complaints there were when it was paused or went on.
  complaints integer not null check (complaints >= 0),
  at timestamptz not null,
  foreign key (workspace_id, campaign_id) references campaign (workspace_id, id) on delete cascade
);
call kith_protect('invitation_text', 'invitation', 'invitation_pause');
