-- Imports (E-07): a checked file, its rows, and how a person matched columns before. Headquarters only.
create table import_batch (
  id uuid primary key,
  kind text not null check (kind in ('STATIONS')),
  file_id uuid not null references stored_file (id),
  file_name text not null,
  state text not null check (state in ('CHECKED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED', 'UNDONE')),
  row_count integer not null,
  new_count integer not null,
  changed_count integer not null,
  unchanged_count integer not null,
  refused_count integer not null,
  noted_count integer not null,
  columns jsonb not null,
  job_id uuid references job (id),
  created_by_id uuid not null,
  created_by_name text not null,
  search_text text not null generated always as (lower(file_name || ' ' || created_by_name)) stored,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index import_batch_created_at on import_batch (created_at, id);
create index import_batch_state on import_batch (state, created_at);
create index import_batch_job on import_batch (job_id) where job_id is not null;
create index import_batch_search on import_batch using gin (search_text gin_trgm_ops);

create table import_row (
  id uuid primary key,
  import_id uuid not null references import_batch (id) on delete cascade,
  -- position in the file; the first record is 1
  row integer not null,
  outcome text not null check (outcome in ('NEW', 'CHANGED', 'UNCHANGED', 'REFUSED')),
  key text,
  label text,
  -- as in the file, so that the rows in error can be given back; what they mean is in "values"
  cells jsonb not null,
  "values" jsonb not null,
  problems jsonb not null,
  notes jsonb not null,
  has_notes boolean not null,
  changes jsonb not null,
  -- the record that the row means, as it was when the file was checked
  target_id uuid,
  target_version integer,
  applied_at timestamptz,
  -- the record after the row was written, and what it was before; null for a new one
  applied_id uuid,
  applied_version integer,
  before jsonb,
  constraint import_row_unique unique (import_id, row)
);
create index import_row_outcome on import_row (import_id, outcome, row);
create index import_row_sort on import_row (import_id, row, id);
create index import_row_waiting on import_row (import_id, row) where applied_at is null and outcome in ('NEW', 'CHANGED');

-- Jobs are searched by what they work on.
alter table job add column search_text text not null generated always as (lower(subject || ' ' || requested_by_name)) stored;
create index job_search on job using gin (search_text gin_trgm_ops);

create table import_choice (
  user_id uuid not null,
  kind text not null,
  -- comparable spelling of the header
  header text not null,
  field text,
  primary key (user_id, kind, header)
);

do $$
declare
  name text;
begin
  foreach name in array array['import_batch', 'import_row'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy all_rows on %I to app_hq, app_job using (true) with check (true)', name);
    execute format('create policy none on %I to app_region, app_station, app_public, app_external using (false)', name);
    execute format('grant select, insert, update, delete on %I to app_hq, app_job', name);
    execute format('grant select on %I to app_region, app_station, app_external', name);
  end loop;
  alter table import_choice enable row level security, force row level security;
  create policy own on import_choice to app_hq using (user_id = (select app_user_id())) with check (user_id = (select app_user_id()));
  create policy none on import_choice to app_region, app_station, app_public, app_external, app_job using (false);
  grant select, insert, update, delete on import_choice to app_hq;
end $$;
