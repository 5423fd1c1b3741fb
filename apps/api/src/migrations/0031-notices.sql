-- Notices of headquarters to stations (M-06): who received one is fixed when it is published, one receipt for each station.
create table notice (
  id uuid primary key,
  number text not null unique,
  state text not null check (state in ('DRAFT', 'PUBLISHED', 'WITHDRAWN', 'DISCARDED')),
  title_zh text not null,
  title_en text,
  body_zh text not null,
  body_en text,
  audience text not null check (audience in ('ALL', 'SELECTION', 'STATIONS')),
  province_ids uuid[] not null default '{}',
  station_kinds text[] not null default '{}',
  station_levels text[] not null default '{}',
  station_ids uuid[] not null default '{}',
  must_read boolean not null,
  confirm_by date,
  pinned boolean not null,
  -- Pinned before the others, then the newest.
  precedence text not null,
  created_by_id uuid,
  created_by_name text not null,
  published_at timestamptz,
  published_by_name text,
  reminded_at timestamptz,
  ended_at timestamptz,
  end_reason text,
  search_text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  check (confirm_by is null or must_read),
  check ((state in ('PUBLISHED', 'WITHDRAWN')) = (published_at is not null))
);
create index notice_precedence on notice (precedence, id);
create index notice_state on notice (state, id);
create index notice_published_at on notice (published_at, id);
create index notice_updated_at on notice (updated_at, id);
create index notice_created_by on notice (created_by_id);
create index notice_search on notice using gin (search_text gin_trgm_ops);
create index notice_search_pairs on notice using gin (search_pairs(search_text));

create table notice_file (
  id uuid primary key,
  notice_id uuid not null references notice (id) on delete cascade,
  file_id uuid not null references stored_file (id),
  place integer not null,
  constraint notice_file_unique unique (notice_id, file_id)
);
create index notice_file_file on notice_file (file_id);

create table notice_receipt (
  id uuid primary key,
  notice_id uuid not null references notice (id) on delete cascade,
  station_id uuid not null,
  province_id uuid not null,
  state text not null check (state in ('UNREAD', 'READ', 'CONFIRMED')),
  read_at timestamptz,
  read_by_id uuid,
  read_by_name text,
  confirmed_at timestamptz,
  confirmed_by_id uuid,
  confirmed_by_name text,
  search_text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint notice_receipt_unique unique (notice_id, station_id),
  check ((state = 'UNREAD') = (read_at is null)),
  check ((state = 'CONFIRMED') = (confirmed_at is not null)),
  foreign key (station_id, province_id) references station (id, province_id) on update cascade on delete cascade
);
create index notice_receipt_state on notice_receipt (notice_id, state, id);
create index notice_receipt_station on notice_receipt (station_id, state, id);
create index notice_receipt_province on notice_receipt (province_id, notice_id);
create index notice_receipt_created_at on notice_receipt (created_at, id);
create index notice_receipt_read_at on notice_receipt (read_at, id);
create index notice_receipt_confirmed_at on notice_receipt (confirmed_at, id);
create index notice_receipt_search on notice_receipt using gin (search_text gin_trgm_ops);
create index notice_receipt_search_pairs on notice_receipt using gin (search_pairs(search_text));

-- A thread of one station and headquarters under a notice.
create table notice_question (
  id uuid primary key,
  notice_id uuid not null references notice (id) on delete cascade,
  station_id uuid not null,
  province_id uuid not null,
  state text not null check (state in ('OPEN', 'ANSWERED')),
  text text not null,
  asked_by_id uuid,
  asked_by_name text not null,
  answered_at timestamptz,
  answered_by_name text,
  search_text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  foreign key (station_id, province_id) references station (id, province_id) on update cascade on delete cascade
);
create index notice_question_notice on notice_question (notice_id, state, id);
create index notice_question_station on notice_question (station_id, id);
create index notice_question_province on notice_question (province_id);
create index notice_question_state on notice_question (state, id);
create index notice_question_created_at on notice_question (created_at, id);
create index notice_question_updated_at on notice_question (updated_at, id);
create index notice_question_search on notice_question using gin (search_text gin_trgm_ops);
create index notice_question_search_pairs on notice_question using gin (search_pairs(search_text));

create table notice_message (
  id uuid primary key,
  question_id uuid not null references notice_question (id) on delete cascade,
  text text not null,
  author_id uuid,
  author_name text not null,
  author_audience text not null check (author_audience in ('HEADQUARTERS', 'STATION')),
  created_at timestamptz not null
);
create index notice_message_question on notice_message (question_id, created_at, id);

-- An answer that every recipient reads, in words of its own: it names nobody.
create table notice_answer (
  id uuid primary key,
  notice_id uuid not null references notice (id) on delete cascade,
  question_id uuid not null references notice_question (id) on delete cascade,
  question text not null,
  answer text not null,
  shared_by_id uuid,
  shared_by_name text not null,
  created_at timestamptz not null,
  constraint notice_answer_unique unique (question_id)
);
create index notice_answer_notice on notice_answer (notice_id, created_at, id);

alter table notice enable row level security, force row level security;
create policy all_rows on notice to app_hq, app_job using (true) with check (true);
create policy own_notices on notice to app_region
  using (created_by_id = (select app_user_id())) with check (created_by_id = (select app_user_id()));
-- the receipts that a region sees are those of its own provinces
create policy received on notice for select to app_region
  using (exists (select 1 from notice_receipt r where r.notice_id = notice.id));
create policy received_by_station on notice for select to app_station
  using (exists (select 1 from notice_receipt r where r.notice_id = notice.id and r.station_id = (select app_station_id())));
create policy none on notice to app_public, app_external using (false);
grant select, insert, update on notice to app_hq, app_region, app_job;
grant select on notice to app_station;

alter table notice_file enable row level security, force row level security;
create policy with_notice on notice_file to app_hq, app_region, app_station, app_job
  using (exists (select 1 from notice n where n.id = notice_id))
  with check (exists (select 1 from notice n where n.id = notice_id));
create policy none on notice_file to app_public, app_external using (false);
grant select, insert, delete on notice_file to app_hq, app_region, app_job;
grant select on notice_file to app_station;
-- Who reads a notice reads its files, whoever uploaded them.
create policy of_notice on stored_file for select to app_region, app_station
  using (exists (select 1 from notice_file f where f.file_id = stored_file.id));

alter table notice_receipt enable row level security, force row level security;
create policy all_rows on notice_receipt to app_hq, app_job using (true) with check (true);
create policy own_regions on notice_receipt to app_region
  using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]));
create policy own_station on notice_receipt to app_station
  using (station_id = (select app_station_id())) with check (station_id = (select app_station_id()));
create policy none on notice_receipt to app_public, app_external using (false);
grant select, insert on notice_receipt to app_hq, app_region;
grant select, insert, update on notice_receipt to app_job;
grant select on notice_receipt to app_station;
-- only the station reads and confirms
grant update (state, read_at, read_by_id, read_by_name, confirmed_at, confirmed_by_id, confirmed_by_name, updated_at, version)
  on notice_receipt to app_station;

alter table notice_question enable row level security, force row level security;
create policy all_rows on notice_question to app_hq, app_job using (true) with check (true);
create policy own_regions on notice_question to app_region
  using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]));
create policy own_station on notice_question to app_station
  using (station_id = (select app_station_id())) with check (station_id = (select app_station_id()));
create policy none on notice_question to app_public, app_external using (false);
grant select, insert, update on notice_question to app_hq, app_region, app_job;
grant select, insert, update (state, updated_at, version) on notice_question to app_station;

alter table notice_message enable row level security, force row level security;
create policy with_question on notice_message to app_hq, app_region, app_job
  using (exists (select 1 from notice_question q where q.id = question_id))
  with check (exists (select 1 from notice_question q where q.id = question_id));
create policy own_thread on notice_message to app_station
  using (exists (select 1 from notice_question q where q.id = question_id))
  with check (author_audience = 'STATION' and exists (select 1 from notice_question q where q.id = question_id));
create policy none on notice_message to app_public, app_external using (false);
grant select, insert on notice_message to app_hq, app_region, app_station, app_job;

-- Read with the notice, not with the question: the other recipients see nothing of whose it was.
alter table notice_answer enable row level security, force row level security;
create policy with_notice on notice_answer for select to app_hq, app_region, app_station, app_job
  using (exists (select 1 from notice n where n.id = notice_id));
create policy of_question on notice_answer to app_hq, app_region, app_job
  using (exists (select 1 from notice_question q where q.id = question_id))
  with check (exists (select 1 from notice_question q where q.id = question_id));
create policy none on notice_answer to app_public, app_external using (false);
grant select, insert, delete on notice_answer to app_hq, app_region, app_job;
grant select on notice_answer to app_station;

-- A notice belongs to no station, so a region's people speak about the notices that they see.
create policy of_notice on comment to app_region
  using (subject_type = 'NOTICE' and exists (select 1 from notice n where n.id = subject_id))
  with check (subject_type = 'NOTICE' and author_id = (select app_user_id())
    and exists (select 1 from notice n where n.id = subject_id));

-- The stations that a notice is for, as far as the caller sees them; partners who have gone get none.
create function notice_targets(notice uuid) returns setof uuid language sql stable
begin atomic
  select s.id from notice n join station s on s.state <> 'TERMINATED' and case n.audience
      when 'ALL' then true
      when 'STATIONS' then s.id = any (n.station_ids)
      else (n.province_ids = '{}' or s.province_id = any (n.province_ids))
       and (n.station_kinds = '{}' or s.kind = any (n.station_kinds))
       and (n.station_levels = '{}' or s.level = any (n.station_levels))
    end
   where n.id = notice_targets.notice;
end;

-- Of a draft how many it would reach now, afterwards how many it reached.
create function notice_recipient_count(notice uuid) returns integer language sql stable
  return (select case when n.published_at is null
                 then (select count(*)::int from notice_targets(n.id))
                 else (select count(*)::int from notice_receipt r where r.notice_id = n.id) end
            from notice n where n.id = notice_recipient_count.notice);
create function notice_unread_count(notice uuid) returns integer language sql stable
  return (select count(*)::int from notice_receipt r where r.notice_id = notice_unread_count.notice and r.state = 'UNREAD');
create function notice_confirmed_count(notice uuid) returns integer language sql stable
  return (select count(*)::int from notice_receipt r where r.notice_id = notice_confirmed_count.notice and r.state = 'CONFIRMED');
create function notice_open_question_count(notice uuid) returns integer language sql stable
  return (select count(*)::int from notice_question q where q.notice_id = notice_open_question_count.notice and q.state = 'OPEN');
-- How far the caller's own station is; nothing for headquarters.
create function notice_receipt_state(notice uuid) returns text language sql stable
  return (select r.state from notice_receipt r
           where r.notice_id = notice_receipt_state.notice and r.station_id = (select app_station_id()));
create function notice_provinces(notice uuid) returns json language sql stable
  return (select coalesce(json_agg(json_build_object('id', r.id, 'name', r.name) order by r.code), '[]'::json)
            from notice n join region r on r.id = any (n.province_ids) where n.id = notice_provinces.notice);
create function notice_stations(notice uuid) returns json language sql stable
  return (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) order by s.code), '[]'::json)
            from notice n join station s on s.id = any (n.station_ids) where n.id = notice_stations.notice);
