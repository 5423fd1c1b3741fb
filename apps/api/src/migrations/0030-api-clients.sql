-- External apps (E-02): registered by headquarters, known by hashed secrets, bound to scopes and to rows.
create table api_client (
  id uuid primary key,
  name text not null,
  description text,
  scopes text[] not null check (cardinality(scopes) > 0),
  reach text not null check (reach in ('NETWORK', 'REGIONS', 'STATIONS')),
  region_ids uuid[] not null default '{}',
  station_ids uuid[] not null default '{}',
  state text not null check (state in ('ACTIVE', 'REVOKED')),
  created_by_name text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  check ((reach = 'REGIONS') = (region_ids <> '{}')),
  check ((reach = 'STATIONS') = (station_ids <> '{}'))
);
create unique index api_client_name_unique on api_client (name) where state = 'ACTIVE';
create index api_client_created_at on api_client (created_at, id);

create table api_client_secret (
  id uuid primary key,
  client_id uuid not null references api_client (id),
  secret_hash text not null constraint api_client_secret_hash_unique unique,
  hint text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz
);
create index api_client_secret_client on api_client_secret (client_id, created_at desc);

-- What a secret is exchanged for: lives a quarter of an hour, dies with its secret.
create table auth.api_token (
  token_hash text primary key,
  secret_id uuid not null references api_client_secret (id),
  scopes text[] not null,
  expires_at timestamptz not null
);
create index api_token_expires_at on auth.api_token (expires_at);

alter table api_client enable row level security, force row level security;
alter table api_client_secret enable row level security, force row level security;
alter table auth.api_token enable row level security, force row level security;
create policy all_rows on api_client to app_hq, app_job using (true) with check (true);
create policy all_rows on api_client_secret to app_hq, app_job using (true) with check (true);
create policy sign_in on api_client for select to app_auth using (true);
create policy sign_in on api_client_secret to app_auth using (true) with check (true);
create policy sign_in on auth.api_token to app_auth using (true) with check (true);
grant select, insert, update on api_client, api_client_secret to app_hq, app_job;
grant select on api_client to app_auth;
grant select, update (last_used_at) on api_client_secret to app_auth;
grant select, insert, delete on auth.api_token to app_auth;

create view auth.api_caller with (security_invoker = true) as
  select c.id, c.name, c.scopes, c.reach, c.station_ids,
         case c.reach
           when 'NETWORK' then array(select r.id from region r where r.level = 'PROVINCE')
           when 'REGIONS' then array(
             select r.id from region r
              where r.level = 'PROVINCE' and (r.id = any (c.region_ids) or r.parent_id = any (c.region_ids)))
           else '{}'::uuid[]
         end as province_ids
    from api_client c
   where c.state = 'ACTIVE';
grant select on auth.api_caller to app_auth;
create policy sign_in_app on audit_event for insert to app_auth with check (entity = 'ApiClient');

-- Apps bound to regions or to the whole network have a role of their own, apart from the staff's.
grant usage on schema public to app_integration;
create policy catalogue_of_apps on region for select to app_integration using (true);
create policy own_provinces on station for select to app_integration
  using (province_id = any ((select app_province_ids())::uuid[]));
create policy own_provinces on station_territory for select to app_integration
  using (province_id = any ((select app_province_ids())::uuid[]));
create policy own_provinces on station_state_change for select to app_integration
  using (province_id = any ((select app_province_ids())::uuid[]));
create policy own_provinces on station_contact for select to app_integration
  using (province_id = any ((select app_province_ids())::uuid[]));
create policy no_people on app_user for select to app_integration using (false);
create policy no_people on staff_member for select to app_integration using (false);
create policy add_of_apps on audit_event for insert to app_integration with check (actor_id = (select app_user_id()));
grant select on region, station, station_contact, station_territory, station_state_change, app_user, staff_member to app_integration;
grant select on staff_member to app_external;
grant insert on audit_event to app_integration;
grant usage on sequence audit_event_seq to app_integration;
