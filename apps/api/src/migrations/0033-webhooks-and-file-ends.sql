-- Group chats that headquarters' notifications are posted to (Y-04), and what was posted to each.
create table webhook (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('WECOM', 'DINGTALK')),
  -- The address holds the key of the chat's robot: encrypted, and never answered.
  sealed_url text not null,
  url_hint text not null,
  sealed_secret text,
  groups text[] not null check (cardinality(groups) > 0),
  -- Provinces whose matters are posted; none for the whole network.
  province_ids uuid[] not null default '{}',
  locale text not null check (locale in ('ZH_CN', 'EN')),
  quiet_from text check (quiet_from ~ '^\d\d:\d\d$'),
  quiet_to text check (quiet_to ~ '^\d\d:\d\d$'),
  state text not null check (state in ('ACTIVE', 'INACTIVE')),
  created_by_name text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  check ((quiet_from is null) = (quiet_to is null)),
  check (sealed_secret is null or kind = 'DINGTALK')
);
create unique index webhook_name_unique on webhook (name);
create index webhook_created_at on webhook (created_at, id);

create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references webhook (id),
  key text not null,
  subject_type text,
  subject_id uuid,
  params jsonb not null,
  occasion text not null,
  state text not null check (state in ('WAITING', 'SENT', 'GIVEN_UP')),
  due_at timestamptz not null,
  attempts integer not null default 0,
  -- Rows that were posted together in one message.
  batch_id uuid,
  attempted_at timestamptz,
  sent_at timestamptz,
  problem text,
  problem_detail text,
  created_at timestamptz not null,
  constraint webhook_delivery_occasion_unique unique (webhook_id, occasion)
);
create index webhook_delivery_created_at on webhook_delivery (created_at, id);
create index webhook_delivery_of on webhook_delivery (webhook_id, created_at desc, id desc);
create index webhook_delivery_due on webhook_delivery (webhook_id, due_at, id) where state = 'WAITING';
create index webhook_delivery_rate on webhook_delivery (webhook_id, attempted_at) where attempted_at is not null;

alter table webhook enable row level security, force row level security;
alter table webhook_delivery enable row level security, force row level security;
create policy all_rows on webhook to app_hq, app_job using (true) with check (true);
create policy all_rows on webhook_delivery to app_hq, app_job using (true) with check (true);
grant select, insert, update on webhook, webhook_delivery to app_hq, app_job;
grant delete on webhook_delivery to app_job;

-- Exported lists end by themselves (security.md C8), and bytes that no row points at any more.
alter table stored_file add column expires_at timestamptz;
create index stored_file_expires_at on stored_file (expires_at) where expires_at is not null;
-- Since when nothing was seen to point at the bytes; who sends the same bytes takes the mark away.
alter table file_blob add column unused_since timestamptz;
create index file_blob_unused_since on file_blob (unused_since) where unused_since is not null;
create index file_blob_created_at on file_blob (created_at) where unused_since is null;
create policy take_mark_away on file_blob for update to app_hq, app_region, app_station, app_job using (true) with check (true);
create policy remove on file_blob for delete to app_job using (true);
create policy take_mark_away_by_link on file_blob for update to app_public using (app_link_key() is not null) with check (app_link_key() is not null);
grant update (unused_since) on file_blob to app_hq, app_region, app_station, app_job, app_public;
grant delete on stored_file, file_blob to app_job;
