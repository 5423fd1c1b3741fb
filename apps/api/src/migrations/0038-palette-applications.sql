-- The palette finds applications by the beginning of their number.
create index station_application_phone on station_application (phone text_pattern_ops);
