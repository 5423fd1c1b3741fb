-- What a proposed value would replace, as it stood when it was proposed: the difference that the second person reads.
alter table policy_version add column replaced_number integer not null default 0;
alter table policy_version add column replaced_value jsonb not null default 'null';
