-- Saved views of lists, and files that only their maker reads.

-- An exported list holds what its maker was allowed to see, which others of the same scope are not.
alter table stored_file add column is_private boolean not null default false;
create policy makers_alone on stored_file as restrictive for select to app_hq, app_region, app_station, app_external
  using (not is_private or uploaded_by_id = (select app_user_id()));

create table saved_view (
  id uuid primary key,
  owner_id uuid not null references app_user (id),
  owner_name text not null,
  -- Null: headquarters'. A station shares within itself only.
  station_id uuid references station (id),
  list text not null check (list ~ '^[a-z][a-zA-Z-]{0,39}$'),
  name text not null check (length(name) between 1 and 40),
  -- The address of the list after its question mark; read by the app, never by the program.
  state text not null check (length(state) <= 2000),
  shared_role text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint saved_view_name_unique unique (owner_id, list, name)
);
create index saved_view_created_at on saved_view (created_at, id);
create index saved_view_name on saved_view (name, id);
create index saved_view_shared on saved_view (list, shared_role) where shared_role is not null;

-- The roles of the caller himself, whatever he may see of other users.
create function app_user_roles() returns text[] language sql stable parallel safe security invoker
  return coalesce((select roles from app_user where id = app_user_id()), '{}');

alter table saved_view enable row level security, force row level security;
create policy own on saved_view to app_hq, app_region, app_station
  using (owner_id = (select app_user_id()))
  with check (owner_id = (select app_user_id()) and station_id is not distinct from (select app_station_id()));
create policy shared_in_headquarters on saved_view for select to app_hq, app_region
  using (station_id is null and shared_role = any ((select app_user_roles())::text[]));
create policy shared_in_station on saved_view for select to app_station
  using (station_id = (select app_station_id()) and shared_role = any ((select app_user_roles())::text[]));
create policy none on saved_view to app_public, app_external, app_job using (false) with check (false);
grant select, insert, update, delete on saved_view to app_hq, app_region, app_station;

-- The view that opens with a list, per person: his own or a shared one.
create table default_view (
  user_id uuid not null references app_user (id),
  list text not null,
  view_id uuid not null references saved_view (id) on delete cascade,
  primary key (user_id, list)
);
create index default_view_view on default_view (view_id);
alter table default_view enable row level security, force row level security;
create policy own on default_view to app_hq, app_region, app_station
  using (user_id = (select app_user_id())) with check (user_id = (select app_user_id()));
create policy none on default_view to app_public, app_external, app_job using (false) with check (false);
grant select, insert, update, delete on default_view to app_hq, app_region, app_station;
