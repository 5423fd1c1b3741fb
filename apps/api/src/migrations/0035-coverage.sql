-- Where the customers are (N-07, N-15, D-09): numbers by county, for the network map and the plan of new sites.
create table county_demand (
  id uuid primary key,
  county_id uuid not null constraint county_demand_county_unique unique references region (id),
  province_id uuid not null references region (id),
  customers integer not null check (customers >= 0),
  installed_units integer not null check (installed_units >= 0),
  by_name text not null,
  search_text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1
);
create index county_demand_customers on county_demand (customers, id);
create index county_demand_installed_units on county_demand (installed_units, id);
create index county_demand_updated_at on county_demand (updated_at, id);
create index county_demand_province on county_demand (province_id, customers);
create index county_demand_search on county_demand using gin (search_text gin_trgm_ops);
create index county_demand_search_pairs on county_demand using gin (search_pairs(search_text));

-- Sums without stations or people: region managers read those of their neighbours too, whose customers their stations reach.
alter table county_demand enable row level security, force row level security;
create policy all_rows on county_demand to app_hq, app_job using (true) with check (true);
create policy catalogue on county_demand for select to app_region using (true);
create policy none on county_demand for select to app_station, app_external using (false);
grant select on county_demand to app_hq, app_region, app_station, app_external, app_job;
grant insert, update, delete on county_demand to app_hq, app_job;

-- Scope `onboarding:read` (E-02): apps with regions read how far applications have come; the API gives them a type of its own,
-- without persons and answers. A draft is nobody's but the applicant's. Apps of stations have a policy already.
create policy own_provinces on station_application for select to app_integration
  using (state <> 'DRAFT' and province_id = any ((select app_province_ids())::uuid[]));
grant select on station_application to app_integration;

-- The lists behind the numbers of the onboarding report.
create index station_application_refusal on station_application (refusal_code, state_since, id) where refusal_code is not null;
create index station_application_state_change_passed on station_application_state_change (to_state, application_id);
