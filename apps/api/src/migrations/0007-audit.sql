-- Who did what (security.md C9). Rows are added in the transaction of the deed and never change.
create table audit_event (
  seq bigint generated always as identity primary key,
  id uuid not null constraint audit_event_id_unique unique,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  actor_roles text[] not null,
  session_id text,
  station_id uuid,
  action text not null,
  entity text not null,
  entity_id uuid,
  outcome text not null check (outcome in ('DONE', 'REFUSED')),
  error_code text,
  input jsonb,
  changes jsonb not null,
  request_id text not null
);
create index audit_event_at on audit_event (at desc, id desc);
create index audit_event_entity on audit_event (entity, entity_id, at desc);
create index audit_event_entity_id on audit_event (entity_id, at desc);
create index audit_event_actor on audit_event (actor_id, at desc);
create index audit_event_station on audit_event (station_id, at desc);
create index audit_event_action on audit_event (action, at desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit rows never change' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_event_append_only before update or delete on audit_event for each row execute function refuse_change();
create trigger audit_event_no_truncate before truncate on audit_event execute function refuse_change();

alter table audit_event enable row level security, force row level security;
create policy all_rows on audit_event for select to app_hq, app_job using (true);
create policy own_regions on audit_event for select to app_region
  using (actor_id = (select app_user_id()) or station_id in (select id from station));
create policy own_station on audit_event for select to app_station using (station_id = (select app_station_id()));
create policy own_deeds on audit_event for select to app_external using (actor_id = (select app_user_id()));
create policy add on audit_event for insert to app_hq, app_region, app_station, app_public, app_external, app_job with check (true);
grant select, insert on audit_event to app_hq, app_region, app_station, app_external, app_job;
grant insert on audit_event to app_public;
