-- A credential and its renewals are one series; what was sent back is corrected in its place, or withdrawn (N-12).
alter table credential no force row level security;

alter table credential drop constraint credential_state_check;
alter table credential add constraint credential_state_check
  check (state in ('SUBMITTED', 'APPROVED', 'REJECTED', 'EXPIRED', 'SUPERSEDED', 'WITHDRAWN'));

-- a renewal that was refused and sent anew as another row has been given up
update credential c set state = 'WITHDRAWN'
 where state = 'REJECTED' and renews_id is not null
   and exists (select 1 from credential later where later.renews_id = c.renews_id and later.id > c.id);
drop index credential_one_renewal;
-- one renewal at a time is on its way: waiting for a decision, or sent back to be corrected
create unique index credential_one_renewal on credential (renews_id) where state in ('SUBMITTED', 'REJECTED');

alter table credential add column series_id uuid;
with recursive chain as (
  select id, id as series_id from credential where renews_id is null
  union all
  select c.id, chain.series_id from credential c join chain on c.renews_id = chain.id
)
update credential c set series_id = chain.series_id from chain where chain.id = c.id;
alter table credential alter column series_id set not null;
create index credential_series on credential (series_id, created_at, id);

alter table credential force row level security;

drop policy own_station on credential;
create policy own_station on credential for select to app_station using (station_id = (select app_station_id()));
create policy own_station_send on credential for insert to app_station
  with check (station_id = (select app_station_id()) and state = 'SUBMITTED');
-- a station corrects or withdraws what nobody has approved
create policy own_station_correct on credential for update to app_station
  using (station_id = (select app_station_id()) and state in ('SUBMITTED', 'REJECTED'))
  with check (station_id = (select app_station_id()) and state in ('SUBMITTED', 'WITHDRAWN'));
grant update on credential to app_station;

-- pictures go only while nobody has approved what they show
create policy of_open_credential on credential_file as restrictive for delete to app_hq, app_region, app_station
  using (exists (select 1 from credential c where c.id = credential_id and c.state in ('SUBMITTED', 'REJECTED')));
grant delete on credential_file to app_hq, app_region, app_station;
