-- People belong to stations, their staff and regions, which did not exist when 0002 made app_user.
alter table app_user add constraint app_user_staff_member_id_fkey foreign key (staff_member_id) references staff_member (id);

-- The province of a person is that of his station, also when the station moves.
alter table app_user add constraint app_user_station_id_fkey
  foreign key (station_id, province_id) references station (id, province_id) on update cascade;
alter table app_user add constraint app_user_province_check check ((station_id is null) = (province_id is null));

create function app_user_take_province() returns trigger language plpgsql as $$
begin
  if new.station_id is null then
    new.province_id := null;
  else
    select province_id into new.province_id from station where id = new.station_id;
    if not found then
      -- a station outside the caller's rows and a missing one are the same
      raise exception 'no such station' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if new.staff_member_id is not null
     and not exists (select 1 from staff_member m where m.id = new.staff_member_id and m.station_id = new.station_id) then
    raise exception 'no such member of this station' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger app_user_province before insert or update of station_id, staff_member_id on app_user
  for each row execute function app_user_take_province();

create policy sign_in on station for select to app_auth using (true);
create policy sign_in on region for select to app_auth using (true);
grant select (id, state) on station to app_auth;
grant select (id, level, parent_id) on region to app_auth;

create or replace view auth.subject with (security_invoker = true) as
  select u.id, u.name, u.email, u.phone, u.audience, u.state, u.roles, u.station_id,
         s.state as station_state,
         case when u.region_ids = '{}' then '{}'::uuid[] else array(
           select r.id from region r
            where r.level = 'PROVINCE' and (r.id = any (u.region_ids) or r.parent_id = any (u.region_ids))
         ) end as province_ids
    from app_user u left join station s on s.id = u.station_id;

-- The regions of a person as records, for User.regions.
create function app_user_regions(person uuid) returns json language sql stable
  return (
    select coalesce(json_agg(json_build_object(
             'id', r.id, 'code', r.code, 'name', r.name, 'level', r.level, 'path', r.path, 'parent', null,
             'childCount', region_child_count(r.id), 'stationCount', region_station_count(r.id),
             'availableActions', '[]'::json, 'version', r.version) order by r.code), '[]'::json)
      from app_user u join region r on r.id = any (u.region_ids)
     where u.id = person
  );

-- Sign-ins stand in the audit trail too; the row is written by the login that checks them.
create policy sign_in on audit_event for insert to app_auth with check (entity = 'User');
grant insert on audit_event to app_auth;
