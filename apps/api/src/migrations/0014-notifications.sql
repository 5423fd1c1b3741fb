-- Notifications (Y-04): what happened, for one person; worded when it is read.
create table notification (
  id uuid primary key,
  user_id uuid not null references app_user (id) on delete cascade,
  key text not null,
  group_name text not null,
  subject_type text,
  subject_id uuid,
  params jsonb not null,
  -- Nobody is told twice of the same.
  occasion text not null,
  -- False: its reader wants it by mail only.
  is_shown boolean not null,
  read_at timestamptz,
  is_read boolean not null generated always as (read_at is not null) stored,
  created_at timestamptz not null,
  constraint notification_occasion_unique unique (user_id, occasion)
);
create index notification_created_at on notification (created_at, id);
create index notification_own on notification (user_id, created_at desc, id desc) where is_shown;
create index notification_unread on notification (user_id, created_at desc, id desc) where is_shown and read_at is null;

-- How somebody wants to hear of a group; without a row as notification.rules.ts says.
create table notification_choice (
  user_id uuid not null references app_user (id) on delete cascade,
  group_name text not null,
  in_app boolean not null,
  email text not null check (email in ('OFF', 'AT_ONCE', 'DIGEST')),
  primary key (user_id, group_name)
);
create table notification_setting (
  user_id uuid primary key references app_user (id) on delete cascade,
  locale text not null check (locale in ('zh-CN', 'en')),
  -- Minutes of the day in Asia/Shanghai; a night that goes over midnight has from > to.
  quiet_from text check (quiet_from ~ '^\d\d:\d\d$'),
  quiet_to text check (quiet_to ~ '^\d\d:\d\d$'),
  check ((quiet_from is null) = (quiet_to is null))
);

-- What is still to be sent by mail.
create table notification_mail (
  id uuid primary key,
  notification_id uuid not null references notification (id) on delete cascade,
  user_id uuid not null references app_user (id) on delete cascade,
  kind text not null check (kind in ('AT_ONCE', 'DIGEST')),
  due_at timestamptz not null,
  attempts integer not null default 0,
  sent_at timestamptz,
  given_up_at timestamptz,
  created_at timestamptz not null
);
create index notification_mail_due on notification_mail (due_at, id) where sent_at is null and given_up_at is null;
create index notification_mail_notification on notification_mail (notification_id);

do $$
declare
  name text;
begin
  foreach name in array array['notification', 'notification_choice', 'notification_setting'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy own on %I to app_hq, app_region, app_station
      using (user_id = (select app_user_id())) with check (user_id = (select app_user_id()))', name);
    execute format('create policy all_rows on %I to app_job using (true) with check (true)', name);
    execute format('create policy none on %I to app_public, app_external using (false) with check (false)', name);
    execute format('grant select, insert, update, delete on %I to app_job', name);
    execute format('grant select on %I to app_hq, app_region, app_station', name);
  end loop;
  grant update (read_at) on notification to app_hq, app_region, app_station;
  grant insert, update on notification_choice, notification_setting to app_hq, app_region, app_station;
  alter table notification_mail enable row level security, force row level security;
  create policy all_rows on notification_mail to app_job using (true) with check (true);
  create policy none on notification_mail to app_hq, app_region, app_station, app_public, app_external using (false) with check (false);
  grant select, insert, update, delete on notification_mail to app_job;
end $$;
