-- What every module stands on: extensions, settings of the caller, number ranges, outbox, idempotency, jobs.
create extension if not exists pg_trgm;

revoke all on schema public from public;
grant usage on schema public to app_hq, app_region, app_station, app_public, app_external, app_job, app_auth, app_jobs;

-- The settings that withScope makes at the start of each transaction; empty means "nobody".
create function app_user_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '')::uuid;
create function app_station_id() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.station_id', true), '')::uuid;
create function app_station_ids() returns uuid[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('app.station_ids', true), ''), ',')::uuid[], '{}');
create function app_province_ids() returns uuid[] language sql stable parallel safe
  return coalesce(string_to_array(nullif(current_setting('app.province_ids', true), ''), ',')::uuid[], '{}');

-- All pairs of neighbouring characters, for searching words of two: trigrams need three, and most Chinese names have two.
create function search_pairs(content text) returns text[] language sql immutable parallel safe cost 200
  return (
    select coalesce(array_agg(distinct substr(content, place, 2)), '{}')
    from generate_series(1, length(content) - 1) place
    where substr(content, place, 2) !~ '\s'
  );

-- Number ranges (Y-05): one row per document kind and day, so that 200 parallel creates get 200 numbers.
create table number_range (
  prefix text not null,
  day date not null,
  last integer not null,
  primary key (prefix, day)
);
alter table number_range enable row level security, force row level security;
create policy everyone on number_range to app_hq, app_region, app_station, app_public, app_external, app_job using (true) with check (true);
grant select, insert, update on number_range to app_hq, app_region, app_station, app_public, app_external, app_job;

-- Events for other modules, written in the transaction that caused them.
create table outbox_event (
  id uuid primary key,
  name text not null,
  payload jsonb not null,
  actor_id uuid,
  created_at timestamptz not null,
  handled_at timestamptz
);
create index outbox_event_waiting on outbox_event (created_at) where handled_at is null;
alter table outbox_event enable row level security, force row level security;
create policy write_only on outbox_event for insert to app_hq, app_region, app_station, app_public, app_external with check (true);
create policy relay on outbox_event to app_job using (true) with check (true);
grant insert on outbox_event to app_hq, app_region, app_station, app_public, app_external;
grant select, insert, update, delete on outbox_event to app_job;

-- Answers of finished requests by Idempotency-Key, so that a retry changes nothing twice (security.md C6).
create table idempotency (
  principal text not null,
  key text not null check (length(key) between 16 and 255),
  operation_hash text not null,
  response jsonb,
  created_at timestamptz not null,
  primary key (principal, key)
);
create index idempotency_created_at on idempotency (created_at);
alter table idempotency enable row level security, force row level security;
create policy own on idempotency to app_hq, app_region, app_station, app_external
  using (principal = (select app_user_id())::text) with check (principal = (select app_user_id())::text);
create policy anonymous on idempotency to app_public using (principal like 'public:%') with check (principal like 'public:%');
create policy cleaning on idempotency to app_job using (true) with check (true);
grant select, insert, update on idempotency to app_hq, app_region, app_station, app_public, app_external;
grant select, insert, update, delete on idempotency to app_job;

-- Long work with progress (kernel/jobs). A person sees his own jobs; headquarters sees all.
create table job (
  id uuid primary key,
  kind text not null,
  subject text not null,
  payload jsonb not null,
  state text not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
  done integer not null default 0,
  total integer not null default 0,
  error_code text,
  file_id uuid,
  requested_by_id uuid,
  requested_by_name text not null,
  station_id uuid,
  started_at timestamptz,
  finished_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index job_created_at on job (created_at desc, id desc);
create index job_state on job (state, created_at desc);
create index job_requested_by on job (requested_by_id, created_at desc);
alter table job enable row level security, force row level security;
create policy all_rows on job to app_hq, app_job using (true) with check (true);
create policy own on job to app_region, app_station, app_external
  using (requested_by_id = (select app_user_id())) with check (requested_by_id = (select app_user_id()));
create policy none on job to app_public using (false) with check (false);
grant select, insert, update on job to app_hq, app_region, app_station, app_external, app_job;

-- pg-boss keeps its own tables in its own schema, as a login that sees nothing else.
create schema boss;
grant all on schema boss to app_jobs;
