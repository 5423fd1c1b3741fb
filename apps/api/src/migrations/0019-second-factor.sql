-- A second factor at sign-in, and when a session was last confirmed by it (security.md C2, ADR 0019).

-- Since when the person has one; the secret itself stands in the schema `auth`.
alter table app_user add column second_factor_at timestamptz;
grant update (second_factor_at) on app_user to app_auth;

-- `secret` is sealed with a key made from the server's secret. Until app_user.second_factor_at is set it is on trial.
create table auth.second_factor (
  user_id uuid primary key references auth."user" (id),
  secret text not null,
  -- The time step of the last code that was accepted: a code works once.
  last_step bigint not null default 0,
  created_at timestamptz not null
);
-- Keyed hashes; used_at makes each work once.
create table auth.recovery_code (
  user_id uuid not null references auth.second_factor (user_id) on delete cascade,
  code_hash text not null check (length(code_hash) = 64),
  used_at timestamptz,
  primary key (user_id, code_hash)
);
alter table auth.second_factor enable row level security, force row level security;
alter table auth.recovery_code enable row level security, force row level security;
create policy sign_in on auth.second_factor to app_auth using (true) with check (true);
create policy sign_in on auth.recovery_code to app_auth using (true) with check (true);
grant select, insert, update, delete on auth.second_factor, auth.recovery_code to app_auth;

-- Administrators take a factor away and can read nothing of it.
create policy all_rows on auth.second_factor to app_hq, app_job using (true) with check (false);
create policy visible_users on auth.second_factor to app_region, app_station
  using (user_id in (select id from app_user)) with check (false);
grant select (user_id, created_at), delete on auth.second_factor to app_hq, app_region, app_station, app_job;

-- Dangerous steps ask when the person last proved who he is; null means at sign-in.
alter table auth.session add column authenticated_at timestamptz;

create or replace view auth.subject with (security_invoker = true) as
  select u.id, u.name, u.email, u.phone, u.audience, u.state, u.roles, u.station_id,
         s.state as station_state,
         case when u.region_ids = '{}' then '{}'::uuid[] else array(
           select r.id from region r
            where r.level = 'PROVINCE' and (r.id = any (u.region_ids) or r.parent_id = any (u.region_ids))
         ) end as province_ids,
         u.second_factor_at
    from app_user u left join station s on s.id = u.station_id;
