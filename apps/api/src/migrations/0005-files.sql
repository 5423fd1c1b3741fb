-- Files of people and of jobs. The bytes are in the file store, under their sum: the same bytes once.
create table file_blob (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Of what is kept: a picture is drawn anew and differs from what arrived.
  size integer not null check (size > 0),
  has_thumbnail boolean not null,
  created_at timestamptz not null
);
alter table file_blob enable row level security, force row level security;
-- Says nothing about who has a file or what is in it; rows are looked up by the sum of bytes that the caller holds.
create policy common on file_blob for select to app_hq, app_region, app_station, app_job using (true);
create policy add on file_blob for insert to app_hq, app_region, app_station, app_job with check (true);
create policy none on file_blob to app_public, app_external using (false) with check (false);
grant select, insert on file_blob to app_hq, app_region, app_station, app_job;

create table stored_file (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size integer not null,
  sha256 text not null references file_blob (sha256),
  has_thumbnail boolean not null,
  -- Null: headquarters' own.
  station_id uuid references station (id),
  -- Null: made by a job of the system.
  uploaded_by_id uuid references app_user (id),
  created_at timestamptz not null
);
create index stored_file_uploaded_by on stored_file (uploaded_by_id, created_at);
create index stored_file_station on stored_file (station_id) include (size);
create index stored_file_sha256 on stored_file (sha256);

alter table stored_file enable row level security, force row level security;
create policy all_rows on stored_file to app_hq, app_job using (true) with check (true);
create policy own_regions on stored_file for select to app_region using (station_id in (select id from station));
create policy own_uploads on stored_file to app_region
  using (uploaded_by_id = (select app_user_id())) with check (uploaded_by_id = (select app_user_id()) and station_id is null);
create policy own_station on stored_file for select to app_station using (station_id = (select app_station_id()));
create policy add on stored_file for insert to app_station
  with check (station_id = (select app_station_id()) and uploaded_by_id = (select app_user_id()));
create policy own_set on stored_file for select to app_external using (station_id = any ((select app_station_ids())::uuid[]));
create policy none on stored_file to app_public using (false) with check (false);
grant select, insert on stored_file to app_hq, app_region, app_station, app_job;
grant select on stored_file to app_external;
