-- People who sign in, and the schema `auth` of everything secret about them (security.md C2).

create table app_user (
  id uuid primary key,
  name text not null check (length(name) between 1 and 60),
  -- Stored normalised (packages/contracts), so that uniqueness means what people think it means.
  email text unique check (email = lower(email)),
  phone text unique,
  audience text not null check (audience in ('HEADQUARTERS', 'STATION')),
  state text not null check (state in ('INVITED', 'ACTIVE', 'DEACTIVATED')),
  roles text[] not null check (cardinality(roles) > 0),
  region_ids uuid[] not null default '{}',
  station_id uuid,
  -- Copied from the station by a trigger, so that the policy of regions is one comparison.
  province_id uuid,
  staff_member_id uuid unique,
  last_signed_in_at timestamptz,
  search_text text not null generated always as (lower(name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, ''))) stored,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  check (email is not null or phone is not null),
  check ((audience = 'STATION') = (station_id is not null))
);
create index app_user_name on app_user (name, id);
create index app_user_created_at on app_user (created_at desc, id desc);
create index app_user_last_signed_in_at on app_user (last_signed_in_at desc, id desc);
create index app_user_station on app_user (station_id) where station_id is not null;
create index app_user_province on app_user (province_id) where province_id is not null;
create index app_user_roles on app_user using gin (roles);
create index app_user_search on app_user using gin (search_text gin_trgm_ops);
create index app_user_search_pairs on app_user using gin (search_pairs(search_text));

alter table app_user enable row level security, force row level security;
create policy all_rows on app_user to app_hq, app_job using (true) with check (true);
create policy own_provinces on app_user to app_region
  using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]));
create policy self on app_user for select to app_region using (id = (select app_user_id()));
create policy own_station on app_user to app_station
  using (station_id = (select app_station_id())) with check (station_id = (select app_station_id()));
create policy none on app_user to app_public, app_external using (false) with check (false);
create policy sign_in on app_user to app_auth using (true) with check (true);
grant select, insert, update on app_user to app_hq, app_region, app_station, app_job;
grant select on app_user to app_public, app_external;
grant select, update (state, last_signed_in_at, updated_at, version) on app_user to app_auth;

create schema auth;
grant usage on schema auth to app_auth, app_hq, app_region, app_station, app_job;
-- better-auth names its tables without a schema.
alter role app_auth set search_path = auth, public;

-- The four tables of better-auth, its names in our spelling. `email` is an internal key, `<id>@login.invalid`: the real
-- addresses are in app_user, where people may change them.
create table auth."user" (
  id uuid primary key references app_user (id),
  name text not null,
  email text not null unique,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create table auth.account (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  user_id uuid not null references auth."user" (id),
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (user_id, provider_id)
);
create table auth.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
-- `app` binds a session to one of the two apps; `expires_at` is the absolute end, the idle end follows from last_seen_at.
create table auth.session (
  id uuid primary key,
  user_id uuid not null references auth."user" (id),
  app text not null check (app in ('admin', 'portal')),
  token text not null unique,
  ip_address text,
  user_agent text,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index session_user_id on auth.session (user_id);
create index session_expires_at on auth.session (expires_at);

-- Links for invitation, reset and first set-up: only the hash is kept, and used_at makes it work once.
create table auth.one_time_token (
  id uuid primary key,
  purpose text not null check (purpose in ('invitation', 'reset', 'setup')),
  user_id uuid not null references app_user (id),
  token_hash text not null unique check (length(token_hash) = 64),
  expires_at timestamptz not null,
  used_at timestamptz,
  created_at timestamptz not null
);
create index one_time_token_user on auth.one_time_token (user_id, purpose) where used_at is null;

-- Counters of attempts; keys are hashes, so that nobody's address stands here. The shape is rate-limiter-flexible's.
create table auth.attempt (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);

alter table auth."user" enable row level security, force row level security;
alter table auth.account enable row level security, force row level security;
alter table auth.verification enable row level security, force row level security;
alter table auth.session enable row level security, force row level security;
alter table auth.one_time_token enable row level security, force row level security;
alter table auth.attempt enable row level security, force row level security;
create policy sign_in on auth."user" to app_auth using (true) with check (true);
create policy sign_in on auth.account to app_auth using (true) with check (true);
create policy sign_in on auth.verification to app_auth using (true) with check (true);
create policy sign_in on auth.session to app_auth using (true) with check (true);
create policy sign_in on auth.one_time_token to app_auth using (true) with check (true);
create policy sign_in on auth.attempt to app_auth using (true) with check (true);
grant select, insert, update, delete on auth."user", auth.account, auth.verification, auth.session, auth.one_time_token, auth.attempt
  to app_auth;

-- Sessions are listed and ended inside the transaction of the change that ends them (M-03), hence by the caller's role;
-- the column `token` is not granted, so no role of the GraphQL side can read what would open a session.
create policy all_rows on auth.session to app_hq, app_job using (true) with check (true);
create policy visible_users on auth.session to app_region, app_station
  using (user_id in (select id from app_user)) with check (false);
grant select (id, user_id, app, ip_address, user_agent, last_seen_at, expires_at, created_at) on auth.session
  to app_hq, app_region, app_station, app_job;
grant delete on auth.session to app_hq, app_region, app_station, app_job;

-- Links are made by the inviter's transaction; the hash cannot be read back.
create policy all_rows on auth.one_time_token to app_hq, app_job using (true) with check (true);
create policy visible_users on auth.one_time_token to app_region, app_station
  using (user_id in (select id from app_user)) with check (user_id in (select id from app_user));
grant select (id, user_id, purpose, expires_at, used_at), insert, update (used_at) on auth.one_time_token
  to app_hq, app_region, app_station, app_job;

-- What sign-in and every request need to know of a person. Stations and regions join in a later migration.
create view auth.subject with (security_invoker = true) as
  select u.id, u.name, u.email, u.phone, u.audience, u.state, u.roles, u.station_id,
         null::text as station_state, '{}'::uuid[] as province_ids
    from app_user u;
grant select on auth.subject to app_auth;

-- The two things that sign-in may change of a person.
create function auth.note_sign_in(person uuid, at timestamptz) returns void language sql
  begin atomic
    update app_user set last_signed_in_at = at where id = person;
  end;
create function auth.accept_invitation(person uuid, at timestamptz) returns void language sql
  begin atomic
    update app_user set state = 'ACTIVE', updated_at = at, version = version + 1 where id = person and state = 'INVITED';
  end;
revoke all on function auth.note_sign_in, auth.accept_invitation from public;
grant execute on function auth.note_sign_in, auth.accept_invitation to app_auth;
