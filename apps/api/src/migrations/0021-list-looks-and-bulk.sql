-- How each person likes his lists, and the rows of work on many records at once.

create table list_look (
  user_id uuid not null references app_user (id),
  list text not null check (list ~ '^[a-z][a-zA-Z-]{0,39}$'),
  -- Columns in their order with width and pin, as in the address of the list; read by the app, never by the program.
  columns text not null check (length(columns) <= 1000),
  primary key (user_id, list)
);
alter table list_look enable row level security, force row level security;
create policy own on list_look to app_hq, app_region, app_station
  using (user_id = (select app_user_id())) with check (user_id = (select app_user_id()));
create policy none on list_look to app_public, app_external, app_job using (false) with check (false);
grant select, insert, update, delete on list_look to app_hq, app_region, app_station;

-- One height of rows for all lists of a person.
create table list_density (
  user_id uuid primary key references app_user (id),
  density text not null check (density in ('COMPACT', 'NORMAL', 'COMFORTABLE'))
);
alter table list_density enable row level security, force row level security;
create policy own on list_density to app_hq, app_region, app_station
  using (user_id = (select app_user_id())) with check (user_id = (select app_user_id()));
create policy none on list_density to app_public, app_external, app_job using (false) with check (false);
grant select, insert, update, delete on list_density to app_hq, app_region, app_station;

-- What a bulk change is about, row by row, as the person saw it when he started, and what became of each.
create table bulk_row (
  id uuid primary key,
  job_id uuid not null references job (id) on delete cascade,
  position integer not null,
  record_id uuid not null,
  label text not null,
  expected_version integer not null,
  outcome text not null check (outcome in ('WAITING', 'DONE', 'REFUSED')),
  error_code text,
  error_params jsonb,
  constraint bulk_row_position_unique unique (job_id, position)
);
create index bulk_row_outcome on bulk_row (job_id, outcome, position, id);
create index bulk_row_position on bulk_row (position, id);
alter table bulk_row enable row level security, force row level security;
-- For the person alone who started it: the names in it are of rows that he sees and others may not.
create policy own_jobs on bulk_row to app_hq, app_region, app_station
  using (job_id in (select id from job where requested_by_id = (select app_user_id())))
  with check (job_id in (select id from job where requested_by_id = (select app_user_id())));
create policy none on bulk_row to app_public, app_external, app_job using (false) with check (false);
grant select, insert, update on bulk_row to app_hq, app_region, app_station;
