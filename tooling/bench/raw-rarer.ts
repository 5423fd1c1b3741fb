import { moment, type Answer, type Cells } from './raw-answers.ts'

const dashboardSql = [
  "station where state = 'ACTIVE'",
  "station where state = 'PROBATION'",
  "station where state = 'SUSPENDED'",
  "staff_member where position = 'TECHNICIAN'",
  "staff_member where state = 'LEFT'",
].map((from) => `select count(*) from (select 1 from ${from} limit 10001) t`)
const recentSql = 'select id, at, action, actor_name from audit_event order by at desc, id desc limit 10'

const dashboard: Answer = async (ask) => {
  const [recent, ...counts] = await Promise.all([
    ask('recent', recentSql, []),
    ...dashboardSql.map((sql, index) => ask(`dashboard${index}`, sql, [])),
  ])
  const [active, probation, suspended, technicians, left] = counts.map((rows) => ({
    totalCount: Math.min(Number(rows[0]?.[0]), 10_000),
  }))
  return {
    active,
    probation,
    suspended,
    technicians,
    left,
    recent: { nodes: recent.map((r) => ({ id: r[0], at: moment(r[1]), action: r[2], actorName: r[3] })) },
  }
}

// the same rows as the product: the comment, the audit row, the outbox event
const insertSql = `with author as (select id, name from app_user where email = 'bench-0@bench.example'),
  c as (insert into comment (id, subject_type, subject_id, station_id, province_id, visibility, text, author_id, author_name, author_audience, created_at, updated_at)
    select gen_random_uuid(), 'STATION', s.id, s.id, s.province_id, 'STATION', $2, a.id, a.name, 'HEADQUARTERS', now(), now() from station s, author a where s.id = $1 returning *),
  e as (insert into outbox_event (id, name, payload, actor_id, created_at) select gen_random_uuid(), 'comments.added', jsonb_build_object('id', id), author_id, now() from c),
  d as (insert into audit_event (id, at, actor_id, actor_name, actor_roles, station_id, action, entity, entity_id, outcome, input, changes, request_id)
    select gen_random_uuid(), now(), author_id, author_name, '{HQ_ADMIN}', station_id, 'addComment', 'Comment', id, 'DONE', jsonb_build_object('text', text), jsonb_build_array(jsonb_build_object('field', 'text', 'to', text)), 'raw' from c)
  select id, text, visibility, author_name, created_at, version from c`

const mutation: Answer = async (ask, { input }: { input: { subjectId: string; text: string } }) => {
  const [row] = await ask('insert', insertSql, [input.subjectId, input.text])
  const r = row as Cells
  return {
    addComment: {
      id: r[0],
      text: r[1],
      visibility: r[2],
      authorName: r[3],
      createdAt: moment(r[4]),
      version: Number(r[5]),
    },
  }
}

export const rarer: Record<string, Answer> = { dashboard, mutation }
