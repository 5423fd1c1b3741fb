-- Receipts of all notices are filtered and sorted by their state (test/indexes.api.test.ts).
create index notice_receipt_by_state on notice_receipt (state, id);
