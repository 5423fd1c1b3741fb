-- The preliminary review, item by item, and the survey of the site.
create table application_mark (
  id uuid primary key,
  application_id uuid not null,
  province_id uuid not null,
  question text not null,
  verdict text not null check (verdict in ('PASS', 'FAIL', 'ASK')),
  note text,
  by_id uuid not null references app_user (id),
  by_name text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint application_mark_unique unique (application_id, question),
  foreign key (application_id, province_id) references station_application (id, province_id) on update cascade on delete cascade
);

create table site_survey (
  id uuid primary key,
  application_id uuid not null constraint site_survey_application_unique unique,
  province_id uuid not null,
  items jsonb not null default '[]',
  accessibility text check (accessibility in ('GOOD', 'FAIR', 'POOR')),
  convenience text check (convenience in ('GOOD', 'FAIR', 'POOR')),
  is_key_factor boolean,
  remark text,
  -- counted by coverage planning (D-09); null until it has
  customers_within_30_minutes integer,
  customers_within_60_minutes integer,
  by_name text not null,
  surveyed_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  foreign key (application_id, province_id) references station_application (id, province_id) on update cascade on delete cascade
);

-- Judgement of headquarters: neither the applicant nor, later, the station sees it.
do $$
declare
  name text;
begin
  foreach name in array array['application_mark', 'site_survey'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy all_rows on %I to app_hq, app_job using (true) with check (true)', name);
    execute format('create policy own_regions on %I to app_region using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]))', name);
    execute format('create policy none on %I to app_station, app_external, app_public using (false) with check (false)', name);
    execute format('grant select, insert, update on %I to app_hq, app_region, app_job', name);
    execute format('grant select on %I to app_station, app_external', name);
  end loop;
end $$;
grant delete on application_mark to app_hq, app_region, app_job;
