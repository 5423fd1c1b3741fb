-- Live updates: places in the one order of events, given after the commit (kernel/live/positions.ts).
create sequence outbox_event_position;
grant usage on sequence outbox_event_position to app_job;
alter table outbox_event add column position bigint unique;
create index outbox_event_unplaced on outbox_event (created_at, id) where position is null and name = 'records.changed';
create index outbox_event_handled on outbox_event (handled_at) where handled_at is not null;

-- A hint for who listens; several of one transaction arrive as one.
create function tell_outbox() returns trigger language plpgsql as $$
begin
  perform pg_notify('outbox', '');
  return null;
end $$;
create trigger outbox_event_told after insert on outbox_event for each statement execute function tell_outbox();
