-- The search over everything: people by pinyin initials, and numbers by their beginning.
alter table app_user add column name_initials text not null default '';
-- PostgreSQL 15 cannot change the expression of a generated column.
alter table app_user drop column search_text;
alter table app_user add column search_text text not null
  generated always as (lower(name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, '') || ' ' || name_initials)) stored;
create index app_user_search on app_user using gin (search_text gin_trgm_ops);
create index app_user_search_pairs on app_user using gin (search_pairs(search_text));

create index station_service_phone on station (service_phone text_pattern_ops);
create index station_principal_phone on station (principal_phone text_pattern_ops);
create index station_contact_phone on station_contact (phone text_pattern_ops);
create index staff_member_phone on staff_member (phone text_pattern_ops);
