-- Service stations: the tenant boundary of the portal. Region managers see by province, stations see themselves.
create table station (
  id uuid primary key,
  code text not null constraint station_code_unique unique,
  name text not null,
  credit_code text constraint station_credit_code_unique unique,
  kind text not null check (kind in ('APPLIANCE', 'VEHICLE', 'EQUIPMENT')),
  level text not null check (level in ('LEVEL_1', 'LEVEL_2', 'LEVEL_3')),
  ownership text not null default 'OUTSOURCED' check (ownership in ('OUTSOURCED', 'OWNED')),
  state text not null check (state in ('ACTIVE', 'PROBATION', 'SUSPENDED', 'TERMINATING', 'TERMINATED')),
  state_since timestamptz not null,
  product_lines text[] not null,
  province_id uuid not null references region (id),
  city_id uuid not null references region (id),
  district_id uuid not null references region (id),
  address text not null,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  principal_name text,
  principal_phone text,
  service_phone text,
  signed_on date,
  contract_ends_on date,
  remark text,
  opening_hours jsonb not null default '[]',
  search_text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint station_scope_unique unique (id, province_id),
  constraint station_contract_range check (contract_ends_on is null or signed_on is null or contract_ends_on >= signed_on)
);
create index station_name on station (name, id);
create index station_state on station (state, id);
create index station_state_code on station (state, code);
create index station_level on station (level, id);
create index station_kind on station (kind, code);
create index station_signed_on on station (signed_on, id);
create index station_contract_ends_on on station (contract_ends_on, id);
create index station_created_at on station (created_at, id);
create index station_updated_at on station (updated_at, id);
create index station_province on station (province_id, code);
create index station_city on station (city_id, code);
create index station_district on station (district_id, code);
create index station_product_lines on station using gin (product_lines);
create index station_search on station using gin (search_text gin_trgm_ops);
create index station_search_pairs on station using gin (search_pairs(search_text));

create table station_contact (
  id uuid primary key,
  station_id uuid not null,
  province_id uuid not null,
  name text not null,
  duty text not null,
  phone text not null,
  foreign key (station_id, province_id) references station (id, province_id) on update cascade on delete cascade
);
create index station_contact_station on station_contact (station_id);

create table station_territory (
  id uuid primary key,
  station_id uuid not null,
  province_id uuid not null,
  region_id uuid not null references region (id),
  constraint station_territory_unique unique (station_id, region_id),
  foreign key (station_id, province_id) references station (id, province_id) on update cascade on delete cascade
);
create index station_territory_region on station_territory (region_id);

create table station_state_change (
  id uuid primary key,
  station_id uuid not null,
  province_id uuid not null,
  from_state text,
  to_state text not null,
  step text not null,
  reason text not null,
  reference text,
  by_name text not null,
  at timestamptz not null,
  foreign key (station_id, province_id) references station (id, province_id) on update cascade on delete cascade
);
create index station_state_change_station on station_state_change (station_id, at desc);

-- One policy per role with a single comparison: a policy with OR is 8–10 times slower (security.md C1).
do $$
declare
  child text;
begin
  alter table station enable row level security, force row level security;
  create policy all_rows on station to app_hq, app_job using (true) with check (true);
  create policy own_regions on station to app_region
    using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]));
  create policy own_station on station to app_station using (id = (select app_station_id())) with check (id = (select app_station_id()));
  create policy own_set on station for select to app_external using (id = any ((select app_station_ids())::uuid[]));
  create policy none on station to app_public using (false);
  foreach child in array array['station_contact', 'station_territory', 'station_state_change'] loop
    execute format('alter table %I enable row level security, force row level security', child);
    execute format('create policy all_rows on %I to app_hq, app_job using (true) with check (true)', child);
    execute format('create policy own_regions on %I to app_region using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]))', child);
    execute format('create policy own_station on %I to app_station using (station_id = (select app_station_id())) with check (station_id = (select app_station_id()))', child);
    execute format('create policy own_set on %I for select to app_external using (station_id = any ((select app_station_ids())::uuid[]))', child);
    execute format('create policy none on %I to app_public using (false)', child);
  end loop;
end $$;

grant select on station, station_contact, station_territory, station_state_change to app_hq, app_region, app_station, app_external, app_job;
grant insert, update, delete on station, station_contact, station_territory to app_hq, app_job;
grant insert, update on station to app_region;
grant insert, update, delete on station_contact, station_territory to app_region;
grant insert on station_state_change to app_hq, app_region, app_job;
grant delete on station_state_change to app_hq, app_job; -- only together with a station whose import is undone
-- a station keeps its own contact data current; everything else is agreed with headquarters
grant update (service_phone, principal_phone, opening_hours, latitude, longitude, search_text, updated_at, version) on station to app_station;
grant insert, update, delete on station_contact to app_station;

-- Stations of a region at any level, in the caller's rows; each level has its own index.
create function region_station_count(region uuid) returns integer language sql stable
  return (
    select case r.level
      when 'DISTRICT' then (select count(*) from station s where s.district_id = r.id)
      when 'CITY' then (select count(*) from station s where s.city_id = r.id)
      when 'PROVINCE' then (select count(*) from station s where s.province_id = r.id)
      else (select count(*) from station s join region p on p.id = s.province_id where p.parent_id = r.id)
    end::integer
    from region r where r.id = region_station_count.region
  );

create function station_contact_count(station uuid) returns integer language sql stable
  return (select count(*)::integer from station_contact c where c.station_id = station_contact_count.station);
