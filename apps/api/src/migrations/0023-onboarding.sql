-- Becoming a station: templates of what is asked, and applications from the draft to the opening.
create function app_link_key() returns text language sql stable parallel safe
  return nullif(current_setting('app.link_key', true), '');

create table application_template (
  id uuid primary key,
  kind text not null check (kind in ('APPLIANCE', 'VEHICLE', 'EQUIPMENT')),
  level text not null check (level in ('LEVEL_1', 'LEVEL_2', 'LEVEL_3')),
  number integer not null,
  state text not null check (state in ('DRAFT', 'PUBLISHED', 'SUPERSEDED')),
  content jsonb not null,
  published_at timestamptz,
  published_by_name text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint application_template_number_unique unique (kind, level, number)
);
create unique index application_template_draft_unique on application_template (kind, level) where state = 'DRAFT';
create unique index application_template_published_unique on application_template (kind, level) where state = 'PUBLISHED';
create index application_template_level on application_template (level, id);
create index application_template_order on application_template (number, id);
create index application_template_published_at on application_template (published_at, id);
create index application_template_updated_at on application_template (updated_at, id);

-- A published version is what applicants were told: nobody changes what it says, not even by mistake.
create function keep_published_template() returns trigger language plpgsql as $$
begin
  if old.state <> 'DRAFT' and new.content is distinct from old.content then
    raise exception 'A published template never changes';
  end if;
  return new;
end $$;
create trigger keep_published before update on application_template for each row execute function keep_published_template();

alter table application_template enable row level security, force row level security;
create policy all_rows on application_template to app_hq, app_job using (true) with check (true);
create policy read on application_template for select to app_region, app_station, app_external using (state <> 'DRAFT');
create policy told on application_template for select to app_public using (state <> 'DRAFT');
grant select on application_template to app_hq, app_region, app_station, app_public, app_external, app_job;
grant insert, update, delete on application_template to app_hq, app_job;

create table station_application (
  id uuid primary key,
  code text not null constraint station_application_code_unique unique,
  token_hash text,
  resume_hash text not null,
  state text not null check (state in ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'RETURNED', 'PRELIM_APPROVED', 'CONSTRUCTION', 'INSPECTION',
    'RECTIFICATION', 'OPENING_PREP', 'SIGNING', 'OPENED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')),
  state_since timestamptz not null,
  kind text not null,
  level text not null,
  template_id uuid not null references application_template (id),
  company_name text not null,
  licence_no text,
  contact_name text not null,
  phone text not null,
  email text,
  locale text not null default 'zh-CN',
  province_id uuid not null references region (id),
  city_id uuid not null references region (id),
  district_id uuid not null references region (id),
  address text,
  answers jsonb not null default '{}',
  asked jsonb not null default '[]',
  refusal_code text,
  creator_id uuid references app_user (id),
  reviewer_id uuid references app_user (id),
  reviewer_name text,
  reviewer_ids uuid[] not null default '{}',
  inspector_ids uuid[] not null default '{}',
  submitted_at timestamptz,
  active_at timestamptz not null,
  station_id uuid unique references station (id),
  search_text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint station_application_scope_unique unique (id, province_id)
);
-- N-01: one open application per licence number. A draft takes nothing, or a stranger could block a firm.
create unique index station_application_licence_unique on station_application (licence_no)
  where state not in ('DRAFT', 'OPENED', 'REJECTED', 'WITHDRAWN', 'EXPIRED');
create unique index station_application_token_unique on station_application (token_hash);
create unique index station_application_resume_unique on station_application (resume_hash);
create index station_application_name on station_application (company_name, id);
create index station_application_state on station_application (state, id);
create index station_application_state_since on station_application (state_since, id);
create index station_application_submitted_at on station_application (submitted_at, id);
create index station_application_created_at on station_application (created_at, id);
create index station_application_updated_at on station_application (updated_at, id);
create index station_application_province on station_application (province_id, state_since);
create index station_application_reviewer on station_application (reviewer_id);
create index station_application_template on station_application (template_id);
create index station_application_idle on station_application (active_at) where state not in ('OPENED', 'REJECTED', 'WITHDRAWN', 'EXPIRED');
create index station_application_search on station_application using gin (search_text gin_trgm_ops);
create index station_application_search_pairs on station_application using gin (search_pairs(search_text));

create table station_application_state_change (
  id uuid primary key,
  application_id uuid not null,
  province_id uuid not null,
  from_state text,
  to_state text not null,
  step text not null,
  reason text not null,
  reference text,
  by_name text not null,
  at timestamptz not null,
  foreign key (application_id, province_id) references station_application (id, province_id) on update cascade on delete cascade
);
create index station_application_state_change_application on station_application_state_change (application_id, at desc);

alter table station_application enable row level security, force row level security;
create policy all_rows on station_application to app_hq, app_job using (true) with check (true);
create policy own_regions on station_application to app_region
  using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]));
create policy own_station on station_application to app_station
  using (station_id = (select app_station_id())) with check (station_id = (select app_station_id()));
create policy own_set on station_application for select to app_external using (station_id = any ((select app_station_ids())::uuid[]));
-- An applicant has no account. His token, or code and phone while he resumes, open one row; without a key there is none.
create policy by_token on station_application to app_public
  using (token_hash = (select app_link_key())) with check (token_hash = (select app_link_key()));
create policy by_code_and_phone on station_application for select to app_public using (resume_hash = (select app_link_key()));
create policy resume on station_application for update to app_public
  using (resume_hash = (select app_link_key())) with check (resume_hash = (select app_link_key()));
grant select on station_application to app_hq, app_region, app_station, app_public, app_external, app_job;
grant insert, update on station_application to app_hq, app_region, app_job;
grant insert on station_application to app_public;
-- who reviews, who inspects and which station came of it is never the applicant's to say
grant update (token_hash, resume_hash, state, state_since, company_name, licence_no, contact_name, phone, email, locale, address, answers, asked,
  submitted_at, active_at, search_text, updated_at, version) on station_application to app_public;
grant delete on station_application to app_job;

alter table station_application_state_change enable row level security, force row level security;
create policy all_rows on station_application_state_change to app_hq, app_job using (true) with check (true);
create policy own_regions on station_application_state_change to app_region
  using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]));
create policy own_station on station_application_state_change for select to app_station
  using (application_id in (select id from station_application));
create policy own_set on station_application_state_change for select to app_external
  using (application_id in (select id from station_application));
create policy by_link on station_application_state_change to app_public
  using (application_id in (select id from station_application)) with check (application_id in (select id from station_application));
grant select on station_application_state_change to app_hq, app_region, app_station, app_public, app_external, app_job;
grant insert on station_application_state_change to app_hq, app_region, app_public, app_job;

-- A record without a station may have a province all the same: what is said about an application is seen in its region.
do $$
declare
  name text;
begin
  select conname into name from pg_constraint
    where conrelid = 'comment'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%station_id IS NULL) = (province_id IS NULL%';
  execute format('alter table comment drop constraint %I', name);
  alter table comment add constraint comment_scope check (station_id is null or province_id is not null);
end $$;
