-- The service calendar in versions, and everything that must be done by a moment (Y-03).
create table calendar_version (
  id uuid primary key,
  number integer not null constraint calendar_version_number_unique unique,
  effective_on date not null,
  week jsonb not null,
  days jsonb not null,
  reason text not null,
  by_name text not null,
  withdrawn_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index calendar_version_effective_on on calendar_version (effective_on, number) where withdrawn_at is null;

-- Working hours are no secret, but only those of headquarters' desk are here: every clock of every caller reads them.
alter table calendar_version enable row level security, force row level security;
create policy all_rows on calendar_version to app_hq, app_job using (true) with check (true);
create policy standing on calendar_version for select to app_region, app_station, app_public, app_external using (number > 0);
grant select on calendar_version to app_hq, app_region, app_station, app_public, app_external, app_job;
grant insert, update on calendar_version to app_hq, app_job;

create table deadline (
  id uuid primary key,
  key text not null,
  subject_type text not null,
  subject_id uuid not null,
  subject_label text not null,
  station_id uuid,
  province_id uuid,
  owner_id uuid,
  clock text not null check (clock in ('SERVICE', 'WALL', 'DAYS')),
  started_at timestamptz not null,
  -- minutes or days; null when a moment was agreed
  amount integer check (amount >= 0),
  agreed_due_at timestamptz,
  policy_key text,
  policy_number integer,
  -- with which state of the calendar it was computed
  calendar_revision integer not null,
  due_at timestamptz not null,
  due_on date not null,
  holds jsonb not null default '[]',
  extensions jsonb not null default '[]',
  levels jsonb not null,
  level integer not null default 0,
  next_alarm_at timestamptz,
  state text not null check (state in ('RUNNING', 'HELD', 'MET', 'BREACHED', 'CANCELLED')),
  ended_at timestamptz,
  end_reason text,
  is_open boolean not null generated always as (ended_at is null) stored,
  is_overdue boolean not null generated always as (ended_at is null and state = 'BREACHED') stored,
  search_text text not null generated always as (lower(subject_label)) stored,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  check (amount is not null or agreed_due_at is not null),
  check ((state in ('MET', 'CANCELLED')) <= (ended_at is not null)),
  check ((state in ('RUNNING', 'HELD')) <= (ended_at is null))
);
-- one promise at a time of each kind to each subject
create unique index deadline_open on deadline (subject_id, key) where ended_at is null;
create index deadline_alarm on deadline (next_alarm_at) where next_alarm_at is not null;
create index deadline_revision on deadline (calendar_revision) where ended_at is null;
create index deadline_due_at on deadline (due_at, id);
create index deadline_open_due on deadline (due_at, id) where ended_at is null;
create index deadline_started_at on deadline (started_at, id);
create index deadline_key on deadline (key, due_at, id);
create index deadline_station on deadline (station_id, due_at) where station_id is not null;
create index deadline_province on deadline (province_id, due_at) where province_id is not null;
create index deadline_subject on deadline (subject_id, due_at);
create index deadline_search on deadline using gin (search_text gin_trgm_ops);
create index deadline_search_pairs on deadline using gin (search_pairs(search_text));

-- The subject whose deadlines the running step moves (kernel/deadlines): who may act on it may move them.
create function app_deadline_subject() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.deadline_subject', true), '')::uuid;

alter table deadline enable row level security, force row level security;
create policy all_rows on deadline to app_hq, app_job using (true) with check (true);
create policy own_regions on deadline to app_region
  using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]));
create policy own_station on deadline for select to app_station using (station_id = (select app_station_id()));
create policy of_subject on deadline to app_region, app_station, app_public, app_external
  using (subject_id = (select app_deadline_subject())) with check (subject_id = (select app_deadline_subject()));
grant select, insert, update on deadline to app_hq, app_region, app_station, app_public, app_external, app_job;
