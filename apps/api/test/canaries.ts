import { addCredential, addDeadline } from './canaries.promises.ts'
import { addNotice } from './canaries.notices.ts'
import { newId } from '../src/kernel/ids.ts'
import { stationNames, type StationName } from './template.ts'
import { addAgreement, addApplication, addBuilding } from './canaries.onboarding.ts'
import type { World } from './world.ts'

/** Ids of what a test asks for: the caller's own, somebody else's, or ids that nobody has. */
const rowNames = [
  'station',
  'member',
  'user',
  'file',
  'job',
  'view',
  'import',
  'session',
  'area',
  'province',
  'district',
  'comment',
  'deadline',
  'credential',
  'policy',
  'application',
  'template',
  'agreement',
  'agreementTemplate',
  'milestone',
  'inspection',
  'inspectionItem',
  'notice',
  'noticeReceipt',
  'noticeQuestion',
] as const
export type Rows = Record<(typeof rowNames)[number], string>

/** Ids that nobody has. */
export const missing = () => Object.fromEntries(rowNames.map((name) => [name, newId()])) as Rows

export type StationRows = Omit<Rows, 'import' | 'session' | 'area' | 'province' | 'policy' | 'template'>

/** A text that stands in rows of this station only. */
export const canaryOf = (station: StationName) => `canary-${station}-`

async function idOf(world: World, sql: string, values: unknown[]): Promise<string> {
  const [row] = await world.sql<{ id: string }>(sql, values)
  if (!row) throw new Error(`${sql} found nothing`)
  return row.id
}

async function addFile(world: World, name: string, station: string, user: string): Promise<string> {
  const id = newId()
  await world.sql(
    `insert into file_blob (sha256, size, has_thumbnail, created_at) values (repeat('0', 64), 3, false, now()) on conflict do nothing`,
  )
  await world.sql(
    `insert into stored_file (id, name, media_type, size, sha256, has_thumbnail, station_id, uploaded_by_id, created_at)
     values ($1, $2, 'text/csv', 3, repeat('0', 64), false, $3, $4, now())`,
    [id, name, station, user],
  )
  return id
}

/** A job that is over, so that no worker touches it. */
export async function addJob(world: World, subject: string, user: string, station: string | null): Promise<string> {
  const id = newId()
  await world.sql(
    `insert into job (id, kind, subject, payload, state, requested_by_id, requested_by_name, station_id, created_at, updated_at)
     values ($1, 'IMPORT', $2, '{}', 'DONE', $3, $2, $4, now(), now())`,
    [id, subject, user, station],
  )
  return id
}

async function addComment(world: World, text: string, station: string, user: string): Promise<string> {
  const id = newId()
  await world.sql(
    `insert into comment (id, subject_type, subject_id, station_id, province_id, visibility, text, author_id, author_name, author_audience, created_at, updated_at)
     select $1, 'STATION', id, id, province_id, 'STATION', $2, $3, $2 || 'author', 'STATION', now(), now() from station where id = $4`,
    [id, text, user, station],
  )
  return id
}

/** A saved view that nobody else sees. */
export async function addView(world: World, name: string, user: string, station: string | null): Promise<string> {
  const id = newId()
  await world.sql(
    `insert into saved_view (id, owner_id, owner_name, station_id, list, name, state, created_at, updated_at)
     values ($1, $2, $3, $4, 'stations', $3, 'state=ACTIVE', now(), now())`,
    [id, user, name, station],
  )
  return id
}

async function fillStation(world: World, name: StationName): Promise<StationRows> {
  const canary = canaryOf(name)
  const number = String(name.charCodeAt(0))
  const station = await world.stationId(name)
  const owner = await idOf(world, 'select id from app_user where email = $1', [
    name === 'A' ? 'station_dispatcher@test' : `owner-${name.toLowerCase()}@test`,
  ])
  const district = await idOf(world, 'select district_id as id from station where id = $1', [station])
  const member = newId()
  await world.sql(
    `update station set remark = $2 || 'remark', principal_name = $2 || 'principal', principal_phone = '139000000' || $3, credit_code = $2 || 'credit',
            address = $2 || 'address', signed_on = $4::date, search_text = concat_ws(' ', search_text, lower($2) || 'search', lower($2) || 'credit', lower($2) || 'principal') where id = $1`,
    [station, canary, number, `2025-01-1${number.slice(-1)}`],
  )
  await world.sql(
    `insert into staff_member (id, station_id, province_id, name, phone, position, product_lines, badge_number, joined_on, state, search_text, created_at, updated_at)
     select $1, id, province_id, $3 || 'member', '137000000' || $4, 'TECHNICIAN', '{}', $3 || 'badge', '2024-05-01', 'ACTIVE', lower($3) || 'member', now(), now()
       from station where id = $2`,
    [member, station, canary, number],
  )
  await world.sql(
    `insert into station_contact (id, station_id, province_id, name, duty, phone) select $1, id, province_id, $3 || 'contact', '站长', '136000000' || $4 from station where id = $2`,
    [newId(), station, canary, number],
  )
  await world.sql(
    `insert into station_territory (id, station_id, province_id, region_id) select $1, id, province_id, district_id from station where id = $2`,
    [newId(), station],
  )
  await world.sql(
    `update station_state_change set reason = $2 || 'reason', by_name = $2 || 'by' where station_id = $1`,
    [station, canary],
  )
  await world.sql(`update app_user set name = $2 || 'user', staff_member_id = $3 where id = $1`, [
    owner,
    canary,
    member,
  ])
  await world.sql(
    `insert into audit_event (id, at, actor_id, actor_name, actor_roles, station_id, action, entity, entity_id, outcome, changes, request_id)
     values ($1, now(), $2, $3::text || 'actor', '{}', $4::uuid, 'updateStation', 'Station', $4::uuid, 'DONE', jsonb_build_array(jsonb_build_object('entity', 'Station', 'entityId', $4::text, 'field', 'remark', 'from', '', 'to', $3::text || 'change')), 'canary')`,
    [newId(), owner, canary, station],
  )
  const file = await addFile(world, `${canary}file.csv`, station, owner)
  const comment = await addComment(world, `${canary}comment`, station, owner)
  await world.sql('insert into comment_attachment (id, comment_id, file_id, place) values ($1, $2, $3, 0)', [
    newId(),
    comment,
    file,
  ])
  const view = await addView(world, `${canary}view`, owner, station)
  const application = await addApplication(world, canary, station)
  return {
    station,
    ...(await addAgreement(world, `${canary}agreement`, station)),
    ...(await addNotice(world, canary, station)),
    ...(await addBuilding(world, canary, { application, user: owner })),
    member,
    user: owner,
    district,
    file,
    comment,
    application,
    view,
    deadline: await addDeadline(world, `${canary}deadline`, station),
    credential: await addCredential(world, `${canary}credential`, station),
    job: await addJob(world, `${canary}job`, owner, station),
  }
}

/** Gives each of the three stations a row of every kind, each with its canary. */
export async function fillStations(world: World): Promise<Record<StationName, StationRows>> {
  const filled: [StationName, StationRows][] = []
  for (const name of stationNames) filled.push([name, await fillStation(world, name)])
  return Object.fromEntries(filled) as Record<StationName, StationRows>
}

/** Waits until what earlier requests have set off has ended: handlers and jobs write too. */
export async function atRest(world: World): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const [left] = await world.sql<{ open: number }>(
      `select ((select count(*) from outbox_event where handled_at is null and name <> 'records.changed')
             + (select count(*) from boss.job where state in ('created', 'retry', 'active') and start_after <= now()))::int as open`,
    )
    if (left?.open === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** One hash over everything that a refused request must leave as it was; the audit trail alone may grow. */
/**
 * A hash for each table that a refused request must leave as it was; the audit trail alone may grow. What people are told
 * is written after the commit of an earlier request and may still be on its way.
 */
export async function fingerprint(world: World): Promise<string> {
  await atRest(world)
  const tables = await world.sql<{ name: string }>(
    `select schemaname || '.' || quote_ident(tablename) as name from pg_tables
      where schemaname in ('public', 'auth') and tablename not in ('audit_event', 'audit_seal', 'region', 'schema_migration', 'session', 'outbox_event', 'notification', 'notification_mail', 'deadline', 'deadline_alarm', 'webhook_delivery') order by 1`,
  )
  const hashes = tables.map(
    ({ name }) => `select '${name}' as part, md5(string_agg(t::text, ',' order by t::text)) as hash from ${name} t`,
  )
  hashes.push(`select 'region', md5(string_agg(id || name || version, ',' order by id)) from region`)
  hashes.push(
    `select 'session', md5(string_agg(id::text, ',' order by id)) from auth.session`,
    `select 'outbox_event', md5(string_agg(id::text, ',' order by id)) from outbox_event where actor_id is not null`, // what the clock sets off is nobody's
  )
  const rows = await world.sql<{ part: string; hash: string | null }>(hashes.join(' union all '))
  // the parts of a union may be read side by side and come in any order
  return rows
    .map(({ part, hash }) => `${part} ${hash}`)
    .toSorted()
    .join('\n')
}
