-- The hash chain over the audit trail (security.md C9, Y-02). It stands beside the rows, which themselves never change.

-- Numbers are given by a trigger that first takes the transaction's own number: whoever has a row number is in the list of
-- running transactions, so the sealer can tell when nothing more can appear below a number.
alter table audit_event alter column seq drop identity;
create sequence audit_event_seq as bigint;
select setval('audit_event_seq', coalesce((select max(seq) from audit_event), 0) + 1, false);
alter sequence audit_event_seq owned by audit_event.seq;
grant usage on sequence audit_event_seq to app_hq, app_region, app_station, app_public, app_external, app_job, app_auth;
grant select on sequence audit_event_seq to app_job;

create function audit_event_take_number() returns trigger language plpgsql as $$
begin
  perform pg_current_xact_id();
  new.seq := nextval('public.audit_event_seq');
  return new;
end $$;
create trigger audit_event_number before insert on audit_event for each row execute function audit_event_take_number();

-- `prev_hash` is unique: two seals can never follow the same one, so the chain has no branches.
create table audit_seal (
  seq bigint primary key,
  prev_hash text not null constraint audit_seal_prev_hash_unique unique check (prev_hash ~ '^[0-9a-f]{64}$'),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  sealed_at timestamptz not null
);
create trigger audit_seal_append_only before update or delete on audit_seal for each row execute function refuse_change();
create trigger audit_seal_no_truncate before truncate on audit_seal execute function refuse_change();
alter table audit_seal enable row level security, force row level security;
create policy all_rows on audit_seal for select to app_hq, app_job using (true);
create policy add on audit_seal for insert to app_job with check (true);
grant select on audit_seal to app_hq, app_job;
grant insert on audit_seal to app_job;
