-- The public side of applications: files of applicants and inspectors, consent, solved puzzles.
alter table station_application add column consented_at timestamptz;

-- What applicants and those who visit the site add. Apart from stored_file: bytes of strangers are served by their own path only.
create table application_file (
  id uuid primary key,
  application_id uuid not null,
  province_id uuid not null,
  -- what it belongs to: question:<key>, milestone:<key>, surroundings:<ITEM>, …
  slot text not null check (slot ~ '^[a-z]+:[A-Za-z0-9_-]{1,60}$'),
  name text not null check (length(name) between 1 and 200),
  media_type text not null,
  size integer not null,
  sha256 text not null references file_blob (sha256),
  has_thumbnail boolean not null,
  -- headquarters' own notes, not shown to the applicant
  is_internal boolean not null default false,
  by_name text not null,
  uploaded_by_id uuid references app_user (id),
  created_at timestamptz not null,
  foreign key (application_id, province_id) references station_application (id, province_id) on update cascade on delete cascade
);
create index application_file_application on application_file (application_id, slot, created_at);
create index application_file_sha256 on application_file (sha256);

alter table application_file enable row level security, force row level security;
create policy all_rows on application_file to app_hq, app_job using (true) with check (true);
create policy own_regions on application_file to app_region
  using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]));
create policy own_station on application_file for select to app_station
  using (application_id in (select id from station_application) and not is_internal);
create policy own_set on application_file for select to app_external
  using (application_id in (select id from station_application) and not is_internal);
create policy by_link on application_file to app_public
  using (application_id in (select id from station_application) and not is_internal)
  with check (application_id in (select id from station_application) and not is_internal and uploaded_by_id is null);
grant select on application_file to app_hq, app_region, app_station, app_external, app_public, app_job;
grant insert, delete on application_file to app_hq, app_region, app_public, app_job;

-- an applicant's upload is stored once like everybody's; a sum opens nothing
create policy by_link on file_blob for select to app_public using (app_link_key() is not null);
create policy add_by_link on file_blob for insert to app_public with check (app_link_key() is not null);
grant select, insert on file_blob to app_public;

-- Solved puzzles count once; the job of the night forgets those that have expired.
create table used_puzzle (
  salt text primary key,
  expires_at timestamptz not null
);
alter table used_puzzle enable row level security, force row level security;
create policy all_rows on used_puzzle to app_job using (true);
create policy add on used_puzzle for insert to app_public with check (true);
create policy none on used_puzzle for select to app_hq, app_region, app_station, app_public, app_external using (false);
grant insert on used_puzzle to app_public;
grant select, delete on used_puzzle to app_job;
create index used_puzzle_expiry on used_puzzle (expires_at);
