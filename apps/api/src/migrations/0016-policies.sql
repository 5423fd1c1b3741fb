-- Settings as versioned policies (Y-09): a row per proposed value, approved by a second person, in force from a day on.
create table policy_version (
  id uuid primary key,
  key text not null,
  policy_group text not null,
  -- 0 is what the program began with and has no row
  number integer not null check (number > 0),
  value jsonb not null,
  state text not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  effective_on date not null,
  reason text not null,
  proposed_by_id uuid,
  proposed_by_name text not null,
  decided_by_id uuid,
  decided_by_name text,
  decided_at timestamptz,
  decision_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint policy_version_number_unique unique (key, number),
  -- a second person decides; taking back is free to the first one
  constraint policy_version_four_eyes check (state not in ('APPROVED', 'REJECTED') or decided_by_id is distinct from proposed_by_id),
  constraint policy_version_decided check ((state = 'PROPOSED') = (decided_at is null))
);
create index policy_version_in_force on policy_version (key, effective_on desc, number desc) where state = 'APPROVED';
create index policy_version_state on policy_version (state, created_at, id);
create index policy_version_created_at on policy_version (created_at, id);
create index policy_version_effective_on on policy_version (effective_on, id);
-- one open proposal at a time, so that nobody approves what another one would replace
create unique index policy_version_open on policy_version (key) where state = 'PROPOSED';

-- Headquarters sees the history; everybody's rules need the numbers in force.
alter table policy_version enable row level security, force row level security;
create policy all_rows on policy_version to app_hq, app_job using (true) with check (true);
create policy in_force on policy_version for select to app_region, app_station, app_public, app_external using (state = 'APPROVED');
grant select on policy_version to app_hq, app_region, app_station, app_public, app_external, app_job;
grant insert, update on policy_version to app_hq, app_job;

-- What has been decided stays as it was decided; only an approved version that does not hold yet may be taken back.
create function refuse_policy_change() returns trigger language plpgsql as $$
begin
  if old.state = 'PROPOSED' then
    if new.value is distinct from old.value or new.key <> old.key or new.number <> old.number
      or new.effective_on <> old.effective_on or new.proposed_by_id is distinct from old.proposed_by_id then
      raise exception 'a proposal is decided, not changed' using errcode = 'insufficient_privilege';
    end if;
  elsif not (old.state = 'APPROVED' and new.state = 'WITHDRAWN'
      and old.effective_on > (new.decided_at at time zone 'Asia/Shanghai')::date) then
    raise exception 'decided policies never change' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger policy_version_decided_once before update on policy_version for each row execute function refuse_policy_change();
