-- Service agreements (N-11, N-14): templates in editions, agreements with a frozen text, and who signed what.
create table agreement_template (
  id uuid primary key,
  code text not null,
  edition integer not null check (edition > 0),
  state text not null check (state in ('DRAFT', 'PUBLISHED', 'RETIRED')),
  title_zh text not null,
  title_en text not null,
  term_months integer not null,
  clauses jsonb not null,
  published_at timestamptz,
  published_by_name text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  constraint agreement_template_edition_unique unique (code, edition)
);
create unique index agreement_template_one_draft on agreement_template (code) where state = 'DRAFT';
create unique index agreement_template_one_published on agreement_template (code) where state = 'PUBLISHED';
create index agreement_template_updated_at on agreement_template (updated_at, id);
create index agreement_template_state on agreement_template (state, id);

-- What was published has been signed by somebody: it never changes again.
create function refuse_published_change() returns trigger language plpgsql as $$
begin
  if old.state <> 'DRAFT' and (new.clauses, new.title_zh, new.title_en, new.term_months, new.code, new.edition)
     is distinct from (old.clauses, old.title_zh, old.title_en, old.term_months, old.code, old.edition) then
    raise exception 'a published agreement template does not change';
  end if;
  return new;
end $$;
create trigger published_stays before update on agreement_template for each row execute function refuse_published_change();

create table service_agreement (
  id uuid primary key,
  number text not null constraint service_agreement_number_unique unique,
  station_id uuid,
  application_id uuid,
  province_id uuid not null references region (id),
  template_id uuid not null references agreement_template (id),
  supersedes_id uuid references service_agreement (id),
  state text not null check (state in
    ('DRAFT', 'OFFERED', 'SIGNED_BY_STATION', 'SIGNED', 'IN_FORCE', 'ENDED', 'TERMINATED', 'SUPERSEDED', 'WITHDRAWN')),
  state_since timestamptz not null,
  party_name text not null,
  starts_on date not null,
  ends_on date not null,
  -- The exact text that both sides sign, and its sum. No role may update them.
  content text not null,
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  -- Of the code on the print; the code itself is nowhere stored.
  code_hash text not null constraint service_agreement_code_hash_unique unique,
  -- Last day on which it held, when that was not the agreed one.
  ended_on date,
  end_reason text,
  drafted_by_id uuid references app_user (id),
  drafted_by_name text not null,
  search_text text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  check (station_id is not null or application_id is not null),
  check (ends_on >= starts_on),
  foreign key (station_id, province_id) references station (id, province_id) on update cascade
);
create unique index service_agreement_one_in_force on service_agreement (station_id) where state = 'IN_FORCE';
create unique index service_agreement_one_in_making on service_agreement (coalesce(station_id, application_id))
  where state in ('DRAFT', 'OFFERED', 'SIGNED_BY_STATION', 'SIGNED');
create index service_agreement_station on service_agreement (station_id, starts_on);
create index service_agreement_application on service_agreement (application_id);
create index service_agreement_province on service_agreement (province_id, id);
create index service_agreement_template on service_agreement (template_id);
create index service_agreement_state on service_agreement (state, id);
create index service_agreement_starts_on on service_agreement (starts_on, id);
create index service_agreement_ends_on on service_agreement (ends_on, id);
create index service_agreement_updated_at on service_agreement (updated_at, id);
create index service_agreement_search on service_agreement using gin (search_text gin_trgm_ops);
create index service_agreement_search_pairs on service_agreement using gin (search_pairs(search_text));

create table agreement_signature (
  id uuid primary key,
  agreement_id uuid not null references service_agreement (id),
  station_id uuid,
  province_id uuid not null,
  side text not null check (side in ('STATION', 'HEADQUARTERS')),
  means text not null check (means in ('ACCOUNT', 'LINK')),
  signer_name text not null,
  signer_id uuid references app_user (id),
  -- What this person was shown, by its sum.
  content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'),
  -- The neighbourhood of the address, never the address.
  network text,
  signed_at timestamptz not null,
  constraint agreement_signature_once unique (agreement_id, side)
);
create index agreement_signature_signer on agreement_signature (signer_id);

-- Set by the public page for one transaction: which print is asked about.
create function app_code_hash() returns text language sql stable
  return nullif(current_setting('app.code_hash', true), '');

alter table agreement_template enable row level security, force row level security;
create policy all_rows on agreement_template to app_hq, app_job using (true) with check (true);
create policy none on agreement_template to app_region, app_station, app_external, app_public using (false);
grant select, insert, update on agreement_template to app_hq, app_job;

alter table service_agreement enable row level security, force row level security;
create policy all_rows on service_agreement to app_hq, app_job using (true) with check (true);
create policy own_regions on service_agreement to app_region
  using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]));
create policy own_station on service_agreement to app_station
  using (station_id = (select app_station_id()) and state <> 'DRAFT')
  with check (station_id = (select app_station_id()) and state <> 'DRAFT');
create policy own_set on service_agreement for select to app_external
  using (station_id = any ((select app_station_ids())::uuid[]) and state <> 'DRAFT');
create policy by_code on service_agreement for select to app_public using (code_hash = (select app_code_hash()));

alter table agreement_signature enable row level security, force row level security;
create policy all_rows on agreement_signature to app_hq, app_job using (true) with check (true);
create policy own_regions on agreement_signature to app_region
  using (province_id = any ((select app_province_ids())::uuid[])) with check (province_id = any ((select app_province_ids())::uuid[]));
create policy own_station on agreement_signature to app_station
  using (station_id = (select app_station_id()))
  with check (station_id = (select app_station_id()) and side = 'STATION' and signer_id = (select app_user_id()));
create policy own_set on agreement_signature for select to app_external using (station_id = any ((select app_station_ids())::uuid[]));
create policy by_code on agreement_signature for select to app_public using (agreement_id in (select id from service_agreement));

grant select on service_agreement, agreement_signature to app_hq, app_region, app_station, app_external, app_job;
grant insert on service_agreement to app_hq, app_job;
grant update (state, state_since, station_id, ended_on, end_reason, updated_at, version) on service_agreement to app_hq, app_job;
grant update (state, state_since, updated_at, version) on service_agreement to app_station;
grant insert on agreement_signature to app_hq, app_station, app_job;
grant update (station_id) on agreement_signature to app_hq, app_job; -- when the applicant has become a station
-- What a stranger with the print may learn; the page masks the name.
grant select (id, number, state, party_name, starts_on, ends_on, ended_on, content_hash, code_hash) on service_agreement to app_public;
grant select (agreement_id, side, signed_at) on agreement_signature to app_public;
