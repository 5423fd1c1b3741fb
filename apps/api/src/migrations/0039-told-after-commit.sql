-- Who listens is told after the commit (kernel/live/listener.ts). PostgreSQL lets only one transaction that has something
-- to tell commit at a time, each with its own write to the disk: all changes waited for each other.
drop trigger outbox_event_told on outbox_event;
drop function tell_outbox();
