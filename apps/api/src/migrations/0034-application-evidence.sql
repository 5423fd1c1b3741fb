-- Evidence of construction, inspection and checklist lies with the files of its application: an applicant has no account, and
-- what strangers send is served by its own path only. No page has written evidence before this.
drop policy proves_milestone on stored_file;
drop policy proves_item on stored_file;
drop policy proves_check on stored_file;
revoke select on stored_file from app_public;

create or replace function evidence_of(ids uuid[]) returns json language sql stable
  return (
    select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type) order by f.created_at, f.id), '[]'::json)
      from application_file f where f.id = any (ids)
  );
