-- Every declared filter and order of a list has an index (test/indexes.api.test.ts).
create index staff_member_state on staff_member (state, name, id);
create index staff_member_position on staff_member (position, name, id);
create index audit_event_outcome on audit_event (outcome, at desc, id desc);
create index app_user_state on app_user (state, id);
create index job_kind on job (kind, created_at desc);
create index job_search_pairs on job using gin (search_pairs(search_text));
create index import_batch_search_pairs on import_batch using gin (search_pairs(search_text));
create index credential_kind on credential (kind, created_at, id);
create index deadline_owner on deadline (owner_id, due_at, id) where owner_id is not null;
