-- Credentials of stations and their people (N-12). A renewal is a row of its own that takes the place of the old one.
create table credential (
  id uuid primary key,
  station_id uuid not null,
  province_id uuid not null,
  staff_member_id uuid references staff_member (id),
  kind text not null check (kind in ('BUSINESS_LICENCE', 'QUALIFICATION', 'INSURANCE', 'SPECIAL_OPERATION', 'VEHICLE_REPAIR_RECORD')),
  number text not null,
  issuer text not null,
  valid_from date not null,
  valid_until date,
  state text not null check (state in ('SUBMITTED', 'APPROVED', 'REJECTED', 'EXPIRED', 'SUPERSEDED')),
  renews_id uuid references credential (id),
  submitted_by_id uuid,
  submitted_by_name text not null,
  decided_by_id uuid,
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text,
  search_text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  check (valid_until is null or valid_until >= valid_from),
  check (decided_by_id is null or decided_by_id is distinct from submitted_by_id),
  foreign key (station_id, province_id) references station (id, province_id) on update cascade on delete cascade
);
create index credential_station on credential (station_id, kind, state);
create index credential_province on credential (province_id);
create index credential_staff_member on credential (staff_member_id) where staff_member_id is not null;
create index credential_renews on credential (renews_id) where renews_id is not null;
create index credential_state on credential (state, created_at, id);
create index credential_valid_until on credential (valid_until, id);
create index credential_created_at on credential (created_at, id);
create index credential_expiring on credential (valid_until) where state = 'APPROVED' and valid_until is not null;
create index credential_search on credential using gin (search_text gin_trgm_ops);
create index credential_search_pairs on credential using gin (search_pairs(search_text));
-- one renewal at a time waits for a decision
create unique index credential_one_renewal on credential (renews_id) where state = 'SUBMITTED';

create table credential_file (
  id uuid primary key,
  credential_id uuid not null references credential (id) on delete cascade,
  file_id uuid not null references stored_file (id),
  place integer not null,
  constraint credential_file_unique unique (credential_id, file_id)
);
create index credential_file_file on credential_file (file_id);

alter table credential enable row level security, force row level security;
create policy all_rows on credential to app_hq, app_job using (true) with check (true);
create policy own_regions on credential to app_region
  using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]));
create policy own_station on credential to app_station
  using (station_id = (select app_station_id())) with check (station_id = (select app_station_id()) and state = 'SUBMITTED');
create policy none on credential to app_public, app_external using (false);
grant select, insert, update on credential to app_hq, app_region, app_job;
-- a station submits; what becomes of it is headquarters' decision
grant select, insert on credential to app_station;

alter table credential_file enable row level security, force row level security;
create policy with_credential on credential_file to app_hq, app_region, app_station, app_job
  using (exists (select 1 from credential c where c.id = credential_id))
  with check (exists (select 1 from credential c where c.id = credential_id));
create policy none on credential_file to app_public, app_external using (false);
grant select, insert on credential_file to app_hq, app_region, app_station, app_job;

-- Who sees a credential sees its pictures, whoever uploaded them.
create policy of_credential on stored_file for select to app_region, app_station
  using (exists (select 1 from credential_file f where f.file_id = stored_file.id));
