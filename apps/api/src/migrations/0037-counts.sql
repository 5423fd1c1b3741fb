-- A page tells how many rows match. Among many documents that costs more than its rows unless an index alone answers it:
-- the columns of the usual filters, and the one that the row policy of region managers asks for.
create index station_counts on station (state, level, kind, province_id);
create index staff_member_counts on staff_member (state, position, province_id);
