-- Large region → province → city → district. A catalogue: everybody may read it, headquarters and jobs change it.
create table region (
  id uuid primary key,
  code text not null constraint region_code_unique unique,
  name text not null,
  level text not null check (level in ('AREA', 'PROVINCE', 'CITY', 'DISTRICT')),
  parent_id uuid references region (id),
  path text not null,
  search_text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  check (level <> 'AREA' or parent_id is null)
);
create index region_parent on region (parent_id, code);
create index region_level on region (level, code);
create index region_name on region (name, id);
create index region_search on region using gin (search_text gin_trgm_ops);
create index region_search_pairs on region using gin (search_pairs(search_text));

alter table region enable row level security, force row level security;
create policy catalogue on region for select to app_hq, app_region, app_station, app_public, app_external, app_job using (true);
create policy change on region for all to app_hq, app_job using (true) with check (true);
grant select on region to app_hq, app_region, app_station, app_public, app_external, app_job;
grant insert, update on region to app_hq, app_job;

create function region_child_count(region uuid) returns integer language sql stable
  return (select count(*)::integer from region child where child.parent_id = region_child_count.region);
