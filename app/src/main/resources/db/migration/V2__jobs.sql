create table scheduled_tasks (
  task_name key_text not null,
  task_instance key_text not null,
  task_data bytea,
  execution_time timestamptz not null,
  picked boolean not null,
  picked_by short_text,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer,
  last_heartbeat timestamptz,
  version bigint not null,
  priority smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);

-- The last run of each named work of a workspace: what the progress line and the health line show.
create table job_run (
  workspace_id bigint not null default kith_workspace() references workspace on delete cascade,
  name short_text not null,
  subject short_text not null default '',
  state short_text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'RETRYING', 'FAILED')),
  done bigint not null default 0,
  total bigint not null default 0,
  message long_text not null default '',
  failures integer not null default 0,
  run_by short_text not null default '',
  started_at timestamptz not null,
  ended_at timestamptz,
  next_at timestamptz,
  primary key (workspace_id, name, subject)
);
call kith_protect('job_run');
