-- What people say about a record. Scope columns are those of the record; both are null where it belongs to no station.
create table comment (
  id uuid primary key,
  subject_type text not null,
  subject_id uuid not null,
  station_id uuid,
  province_id uuid,
  visibility text not null check (visibility in ('INTERNAL', 'STATION')),
  text text not null check (length(text) <= 4000),
  author_id uuid not null references app_user (id),
  author_name text not null,
  author_audience text not null check (author_audience in ('HEADQUARTERS', 'STATION')),
  mentioned_ids uuid[] not null default '{}',
  edited_at timestamptz,
  deleted_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  check ((station_id is null) = (province_id is null)),
  check (visibility = 'INTERNAL' or station_id is not null),
  foreign key (station_id, province_id) references station (id, province_id) on update cascade on delete cascade
);
create index comment_subject on comment (subject_id, created_at desc, id desc);
create index comment_created_at on comment (created_at, id);
create index comment_station on comment (station_id) where station_id is not null;

create table comment_attachment (
  id uuid primary key,
  comment_id uuid not null references comment (id) on delete cascade,
  file_id uuid not null references stored_file (id),
  place integer not null,
  constraint comment_attachment_unique unique (comment_id, file_id)
);
create index comment_attachment_file on comment_attachment (file_id);

-- Headquarters sees both kinds, a station only what is visible to it: the word INTERNAL never reaches its policies.
alter table comment enable row level security, force row level security;
create policy all_rows on comment to app_hq using (true) with check (author_id = (select app_user_id()));
create policy jobs_read on comment for select to app_job using (true);
create policy jobs_undo on comment for delete to app_job using (true);
create policy own_regions on comment to app_region
  using (province_id = any ((select app_province_ids())::uuid[]))
  with check (province_id = any ((select app_province_ids())::uuid[]) and author_id = (select app_user_id()));
create policy own_station on comment to app_station
  using (station_id = (select app_station_id()) and visibility = 'STATION')
  with check (station_id = (select app_station_id()) and visibility = 'STATION' and author_id = (select app_user_id()));
create policy none on comment to app_public, app_external using (false) with check (false);
grant select, insert on comment to app_hq, app_region, app_station;
grant update (text, mentioned_ids, edited_at, deleted_at, updated_at, version) on comment to app_hq, app_region, app_station;
grant select, delete on comment to app_job;

-- An attachment is seen with its comment, and added or taken away by the author alone.
alter table comment_attachment enable row level security, force row level security;
create policy with_comment on comment_attachment for select to app_hq, app_region, app_station, app_job
  using (exists (select 1 from comment c where c.id = comment_id));
create policy of_author on comment_attachment for insert to app_hq, app_region, app_station
  with check (exists (select 1 from comment c where c.id = comment_id and c.author_id = (select app_user_id())));
create policy by_author on comment_attachment for delete to app_hq, app_region, app_station
  using (exists (select 1 from comment c where c.id = comment_id and c.author_id = (select app_user_id())));
create policy none on comment_attachment to app_public, app_external using (false) with check (false);
grant select, insert, delete on comment_attachment to app_hq, app_region, app_station;
grant select on comment_attachment to app_job;

-- Who reads a comment reads its files, whoever uploaded them.
create policy attached on stored_file for select to app_region, app_station
  using (exists (select 1 from comment_attachment a where a.file_id = stored_file.id));

-- The trail tells what a comment said, and would tell a station the internal ones; it has its own in the timeline.
create policy no_comments on audit_event as restrictive for select to app_station using (entity <> 'Comment');

-- The people whom a comment names, as far as the caller sees them.
create function comment_mentions(comment uuid) returns json language sql stable
  return (
    select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) order by u.name, u.id), '[]'::json)
      from comment c join app_user u on u.id = any (c.mentioned_ids)
     where c.id = comment_mentions.comment
  );
