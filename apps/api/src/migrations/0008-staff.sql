-- People of the stations (M-03).
create table staff_member (
  id uuid primary key,
  station_id uuid not null,
  province_id uuid not null,
  name text not null,
  phone text not null,
  position text not null check (position in ('OWNER', 'MANAGER', 'DISPATCHER', 'TECHNICIAN', 'DRIVER', 'PARTS_CLERK', 'ACCOUNTANT', 'FRONT_DESK')),
  product_lines text[] not null,
  badge_number text not null constraint staff_member_badge_number_unique unique,
  joined_on date not null,
  left_on date check (left_on is null or left_on >= joined_on),
  state text not null check (state in ('ACTIVE', 'LEFT')),
  search_text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint staff_member_phone_unique unique (station_id, phone),
  foreign key (station_id, province_id) references station (id, province_id) on update cascade on delete cascade
);
create index staff_member_name on staff_member (name, id);
create index staff_member_joined_on on staff_member (joined_on, id);
create index staff_member_station on staff_member (station_id, name);
create index staff_member_province on staff_member (province_id);
create index staff_member_search on staff_member using gin (search_text gin_trgm_ops);
create index staff_member_search_pairs on staff_member using gin (search_pairs(search_text));

alter table staff_member enable row level security, force row level security;
create policy all_rows on staff_member to app_hq, app_job using (true) with check (true);
create policy own_regions on staff_member to app_region
  using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]));
create policy own_station on staff_member to app_station
  using (station_id = (select app_station_id())) with check (station_id = (select app_station_id()));
create policy none on staff_member to app_public, app_external using (false);
grant select, insert, update on staff_member to app_hq, app_region, app_station, app_job;

create function station_staff_count(station uuid) returns integer language sql stable
  return (select count(*)::integer from staff_member m where m.station_id = station_staff_count.station and m.state = 'ACTIVE');
create function station_unskilled_staff_count(station uuid) returns integer language sql stable
  return (
    select count(*)::integer from staff_member m
    where m.station_id = station_unskilled_staff_count.station and m.state = 'ACTIVE' and m.position = 'TECHNICIAN' and m.product_lines = '{}'
  );
