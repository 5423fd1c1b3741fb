-- From the approved application to the station (N-06, N-08, N-09, N-10, N-13): milestones, inspections, opening checklist.
-- Rows below an application are seen by whoever sees the application, so that there is one place that says who that is.
create table construction_milestone (
  id uuid primary key,
  application_id uuid not null,
  province_id uuid not null,
  key text not null,
  position integer not null,
  title_zh text not null,
  title_en text not null,
  needs_evidence boolean not null,
  planned_on date not null,
  state text not null check (state in ('PLANNED', 'DONE', 'ACCEPTED')),
  note text,
  file_ids uuid[] not null default '{}',
  done_at timestamptz,
  accepted_at timestamptz,
  accepted_by_name text,
  returned_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint construction_milestone_unique unique (application_id, key),
  foreign key (application_id, province_id) references station_application (id, province_id) on update cascade on delete cascade
);

create table acceptance_inspection (
  id uuid primary key,
  application_id uuid not null,
  province_id uuid not null,
  round integer not null check (round > 0),
  state text not null check (state in ('OPEN', 'FAILED', 'PASSED')),
  inspector_id uuid not null references app_user (id),
  inspector_name text not null,
  score integer check (score between 0 and 100),
  finished_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint acceptance_inspection_round_unique unique (application_id, round),
  foreign key (application_id, province_id) references station_application (id, province_id) on update cascade on delete cascade
);
create unique index acceptance_inspection_one_open on acceptance_inspection (application_id) where state = 'OPEN';
create index acceptance_inspection_inspector on acceptance_inspection (inspector_id);

create table inspection_item (
  id uuid primary key,
  inspection_id uuid not null references acceptance_inspection (id) on delete cascade,
  application_id uuid not null,
  province_id uuid not null,
  kind text not null check (kind in ('SURROUNDINGS', 'CONSTRUCTION')),
  key text not null,
  position integer not null,
  title_zh text not null,
  title_en text not null,
  result text check (result in ('PASS', 'FAIL')),
  score integer check (score between 0 and 100),
  note text,
  file_ids uuid[] not null default '{}',
  due_on date,
  rectified_at timestamptz,
  rectified_note text,
  rectified_file_ids uuid[] not null default '{}',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint inspection_item_unique unique (inspection_id, kind, key),
  foreign key (application_id, province_id) references station_application (id, province_id) on update cascade on delete cascade
);
create index inspection_item_application on inspection_item (application_id);

create table opening_check (
  id uuid primary key,
  application_id uuid not null,
  province_id uuid not null,
  key text not null,
  is_done boolean not null,
  note text,
  file_ids uuid[] not null default '{}',
  by_name text not null,
  answered_at timestamptz not null,
  constraint opening_check_unique unique (application_id, key),
  foreign key (application_id, province_id) references station_application (id, province_id) on update cascade on delete cascade
);

do $$
declare
  child text;
begin
  foreach child in array array['construction_milestone', 'acceptance_inspection', 'inspection_item', 'opening_check'] loop
    execute format('alter table %I enable row level security, force row level security', child);
    execute format('create policy all_rows on %I to app_hq, app_job using (true) with check (true)', child);
    execute format('create policy own_regions on %I to app_region using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]))', child);
    execute format('create policy own_station on %I for select to app_station using (application_id in (select id from station_application))', child);
    execute format('create policy own_set on %I for select to app_external using (application_id in (select id from station_application))', child);
    execute format('create policy by_link on %I to app_public using (application_id in (select id from station_application)) with check (application_id in (select id from station_application))', child);
    execute format('grant select on %I to app_hq, app_region, app_station, app_external, app_public, app_job', child);
    execute format('grant insert, update on %I to app_hq, app_region, app_job', child);
  end loop;
end $$;
-- The applicant says what is built, proves it and answers the checklist; days, results and points are never his to say.
grant update (state, note, file_ids, done_at, returned_reason, updated_at, version) on construction_milestone to app_public;
grant update (rectified_at, rectified_note, rectified_file_ids, updated_at, version) on inspection_item to app_public;
grant insert, update on opening_check to app_public;

-- Proof that is shown beside an item: light enough for a phone, and only files that the caller's rows name.
create function evidence_of(ids uuid[]) returns json language sql stable
  return (
    select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type) order by f.created_at, f.id), '[]'::json)
      from stored_file f where f.id = any (ids)
  );
create function milestone_files(milestone uuid) returns json language sql stable
  return (select evidence_of(m.file_ids) from construction_milestone m where m.id = milestone_files.milestone);
create function inspection_item_files(item uuid) returns json language sql stable
  return (select evidence_of(i.file_ids) from inspection_item i where i.id = inspection_item_files.item);
create function inspection_item_rectified_files(item uuid) returns json language sql stable
  return (select evidence_of(i.rectified_file_ids) from inspection_item i where i.id = inspection_item_rectified_files.item);
-- Whoever sees the item sees its proof, whoever uploaded it.
create index construction_milestone_files on construction_milestone using gin (file_ids);
create index inspection_item_files_index on inspection_item using gin (file_ids);
create index inspection_item_rectified on inspection_item using gin (rectified_file_ids);
create index opening_check_files on opening_check using gin (file_ids);
grant select on stored_file to app_public;
create policy proves_milestone on stored_file for select to app_region, app_public
  using (exists (select 1 from construction_milestone m where m.file_ids @> array[stored_file.id]));
create policy proves_item on stored_file for select to app_region, app_public
  using (exists (select 1 from inspection_item i where i.file_ids @> array[stored_file.id] or i.rectified_file_ids @> array[stored_file.id]));
create policy proves_check on stored_file for select to app_region, app_public
  using (exists (select 1 from opening_check c where c.file_ids @> array[stored_file.id]));

-- An agreement for an application: the applicant reads it by his link once it is offered, and signs.
alter table service_agreement add constraint service_agreement_application
  foreign key (application_id) references station_application (id);
create policy by_link on service_agreement to app_public
  using (application_id in (select id from station_application) and state <> 'DRAFT')
  with check (application_id in (select id from station_application) and state <> 'DRAFT');
create policy by_link on agreement_signature for insert to app_public
  with check (agreement_id in (select id from service_agreement) and side = 'STATION' and means = 'LINK' and signer_id is null);
-- by the code of a print a stranger sees no text: that column is read by nothing but the link
grant select (station_id, application_id, province_id, template_id, supersedes_id, state_since, content, end_reason, drafted_by_id, drafted_by_name,
  search_text, created_at, updated_at, version) on service_agreement to app_public;
grant update (state, state_since, updated_at, version) on service_agreement to app_public;
grant select, insert on agreement_signature to app_public;
