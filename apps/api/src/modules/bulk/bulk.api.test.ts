import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { copyStations } from '../exports/export.fixture.ts'

let world: World
let admin: Client
let region: Client
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('HQ_ADMIN')
  region = await world.as('REGION_MANAGER')
})
afterAll(() => world.close())
// Twelve of each of the three stations: a third ACTIVE, PROBATION, SUSPENDED.
beforeEach(async () => {
  await world.sql(`delete from station_state_change where station_id in (select id from station where code like 'K-%')`)
  await world.sql(`delete from station where code like 'K-%'`)
  await copyStations(world, 12, 'K-')
  await world.sql(`update station set search_text = lower(code || ' ' || name) where code like 'K-%'`)
})

interface Started {
  rowCount: number
  job: { id: string }
}
interface Row {
  label: string
  outcome: string
  errorCode: string | null
  reason: string | null
}
const textOf = (list: string) =>
  `mutation ($input: Change${list}Input!) { started: change${list}(input: $input) { rowCount job { id } } }`
const change = async (client: Client, input: object, list = 'Stations', headers: Record<string, string> = {}) =>
  (await client.data<{ started: Started }>(textOf(list), { input }, { headers })).started
const code = (client: Client, input: object, list = 'Stations') => client.code(textOf(list), { input })

const jobOf = async (client: Client, id: string) =>
  (
    await client.data<{ job: { state: string; done: number; total: number; availableActions: string[] } }>(
      'query ($id: ID!) { job(id: $id) { state done total availableActions } }',
      { id },
    )
  ).job
const rowsOf = async (client: Client, job: string) =>
  (
    await client.data<{ bulkRows: { totalCount: number; nodes: Row[] } }>(
      `query ($job: [ID!]) { bulkRows(filter: { job: $job }, first: 100) {
         totalCount nodes { label outcome errorCode reason } } }`,
      { job: [job] },
    )
  ).bulkRows.nodes
async function ended(client: Client, started: Started): Promise<Row[]> {
  await expect.poll(async () => (await jobOf(client, started.job.id)).state, { timeout: 30_000 }).toBe('DONE')
  return rowsOf(client, started.job.id)
}
const counts = (rows: readonly Row[]) => {
  const result: Record<string, number> = {}
  for (const { outcome, errorCode } of rows) {
    const key = errorCode ?? outcome
    result[key] = (result[key] ?? 0) + 1
  }
  return result
}
const statesOf = async (where = `code like 'K-%'`) =>
  Object.fromEntries(
    (
      await world.sql<{ state: string; count: number }>(
        `select state, count(*)::int as count from station where ${where} group by 1`,
      )
    ).map(({ state, count }) => [state, count]),
  )
const all = { filter: {}, search: 'K-' }

describe('all that match', { timeout: 60_000 }, () => {
  test('is the filter; each row goes by its own state, and every refusal says why', async () => {
    const started = await change(admin, {
      step: 'SUSPEND',
      reason: '整改',
      reference: 'A-1',
      expectedCount: 36,
      ...all,
    })
    expect(started.rowCount).toBe(36)
    const rows = await ended(admin, started)
    expect(counts(rows)).toEqual({ DONE: 24, FLOW_STEP_NOT_ALLOWED: 12 })
    const refused = rows.find(({ outcome }) => outcome === 'REFUSED')
    expect([refused?.label.startsWith('K-'), (refused?.reason ?? '').length > 10]).toEqual([true, true])
    expect(await statesOf()).toEqual({ SUSPENDED: 36 })
    const [note] = await world.sql<{ reason: string; reference: string; by_name: string }>(
      `select reason, reference, by_name from station_state_change c join station s on s.id = c.station_id where s.code like 'K-%' limit 1`,
    )
    expect(note).toMatchObject({ reason: '整改', reference: 'A-1' })
    const audited = await world.sql<{ outcome: string; count: number; changes: number }>(
      `select outcome, count(*)::int as count, min(jsonb_array_length(changes))::int as changes from audit_event
       where action = 'suspendStation' and input->>'jobId' = $1 group by 1 order by 1`,
      [started.job.id],
    )
    expect(audited.map(({ outcome, count }) => [outcome, count])).toEqual([
      ['DONE', 24],
      ['REFUSED', 12],
    ])
    expect(audited[0]?.changes).toBeGreaterThan(0)
  })

  test('another number than was confirmed changes nothing and tells the right one', async () => {
    const answer = await admin.ask(textOf('Stations'), {
      input: { step: 'SUSPEND', reason: 'x', expectedCount: 35, ...all },
    })
    expect(answer.errors?.[0]?.extensions).toMatchObject({
      code: 'BULK_COUNT_CHANGED',
      params: { count: 36, expectedCount: 35 },
    })
    expect(await code(admin, { step: 'SUSPEND', reason: 'x', expectedCount: 1, search: 'nothing like it' })).toBe(
      'BULK_NOTHING',
    )
    expect(await code(admin, { step: 'SUSPEND', expectedCount: 36, ...all })).toBe('INPUT_INVALID')
    expect(await statesOf()).toEqual({ ACTIVE: 12, PROBATION: 12, SUSPENDED: 12 })
  })

  test('reaches the caller’s rows only, and nobody else sees what became of them', async () => {
    const [reached] = await world.sql<{ count: number }>(
      `select count(*)::int as count from station where code like 'K-A%' or code like 'K-B%'`,
    )
    expect(await code(region, { step: 'SUSPEND', reason: 'x', expectedCount: 36, ...all })).toBe('BULK_COUNT_CHANGED')
    const started = await change(region, { step: 'SUSPEND', reason: 'x', expectedCount: reached?.count, ...all })
    await ended(region, started)
    expect(await statesOf(`code like 'K-C%'`)).toEqual({ ACTIVE: 4, PROBATION: 4, SUSPENDED: 4 })
    expect(await rowsOf(admin, started.job.id)).toEqual([])
    expect(await rowsOf(await world.asOwnerOf('A'), started.job.id)).toEqual([])
  })

  test('the same key starts it once', async () => {
    const headers = { 'idempotency-key': 'bulk-once-0123456789' }
    const input = { step: 'PUT_ON_PROBATION', reason: 'x', expectedCount: 36, ...all }
    const [first, again] = [
      await change(admin, input, 'Stations', headers),
      await change(admin, input, 'Stations', headers),
    ]
    expect(again.job.id).toBe(first.job.id)
    expect(counts(await ended(admin, first))).toEqual({ DONE: 12, FLOW_STEP_NOT_ALLOWED: 24 })
  })
})

describe('chosen rows', { timeout: 60_000 }, () => {
  const idsOf = async (where: string) =>
    (await world.sql<{ id: string }>(`select id from station where ${where} order by code`)).map(({ id }) => id)

  test('must all be there and the caller’s; foreign and missing ones are the same', async () => {
    const foreign = await idsOf(`code like 'K-C%'`)
    const own = await idsOf(`code like 'K-A%'`)
    const input = { step: 'SUSPEND', reason: 'x' }
    expect(await code(region, { ...input, ids: foreign, expectedCount: foreign.length })).toBe('NOT_FOUND')
    expect(await code(region, { ...input, ids: [...own, ...foreign], expectedCount: 24 })).toBe('BULK_COUNT_CHANGED')
    expect(await code(await world.as('CALL_AGENT'), { ...input, ids: own, expectedCount: own.length })).toBe(
      'FORBIDDEN',
    )
  })

  test('a row that somebody changed meanwhile stays as it is', async () => {
    const ids = await idsOf(`code like 'K-A%' and state = 'ACTIVE'`)
    await world.sql(`update job set state = state`) // nothing runs yet
    const started = await change(admin, { step: 'SET_CONTRACT_END', onDate: '2031-12-31', ids, expectedCount: 4 })
    await ended(admin, started)
    // the same versions once more: each row has moved on by its first change
    await world.sql(`update bulk_row set outcome = 'WAITING' where job_id = $1`, [started.job.id])
    await world.sql(`update job set state = 'QUEUED' where id = $1`, [started.job.id])
    await world.sql(
      `insert into outbox_event (id, name, payload, created_at) values (gen_random_uuid(), 'jobs.started', $1, now())`,
      [JSON.stringify({ jobId: started.job.id })],
    )
    await expect
      .poll(async () => counts(await rowsOf(admin, started.job.id)), { timeout: 30_000 })
      .toEqual({ CONFLICT: 4 })
    const ends = await world.sql<{ ends: string }>(
      `select distinct contract_ends_on::text as ends from station where id = any($1::uuid[])`,
      [ids],
    )
    expect(ends).toEqual([{ ends: '2031-12-31' }])
  })

  test('a guard refuses each row for itself, at its field when there is one', async () => {
    const ids = await idsOf(`code like 'K-A%'`)
    await world.sql(`update station set signed_on = '2030-01-01' where id = $1`, [ids[0]])
    const input = { step: 'SET_CONTRACT_END', onDate: '2026-12-31', ids, expectedCount: 12 }
    const rows = await ended(admin, await change(admin, input))
    expect(counts(rows)).toEqual({ DONE: 11, INPUT_INVALID: 1 })
  })
})

test(
  'people: nobody ends his own account, an invitation needs mail, a station keeps to its own',
  { timeout: 60_000 },
  async () => {
    const users = await world.sql<{ id: string; email: string }>(
      `select id, email from app_user where email in ('hq_admin@test', 'hq_reader@test') order by email`,
    )
    const ids = users.map(({ id }) => id)
    const rows = await ended(admin, await change(admin, { step: 'DEACTIVATE', ids, expectedCount: 2 }, 'Users'))
    expect(counts(rows)).toEqual({ DONE: 1, USER_IS_SELF: 1 })
    const back = await ended(admin, await change(admin, { step: 'REACTIVATE', ids, expectedCount: 2 }, 'Users'))
    expect(counts(back)['DONE']).toBe(1)
    const owner = await world.asOwnerOf('A')
    expect(await code(owner, { step: 'DEACTIVATE', ids, expectedCount: 2 }, 'Users')).toBe('NOT_FOUND')
    const add = 'mutation ($input: AddStaffMemberInput!) { addStaffMember(input: $input) { id } }'
    const person = {
      stationId: await world.stationId('A'),
      position: 'DRIVER',
      productLines: [],
      joinedOn: '2025-06-01',
    }
    for (const phone of ['13500000001', '13500000002'])
      await owner.data(add, { input: { ...person, name: '张三', phone } })
    const input = { step: 'DEACTIVATE', onDate: '2025-12-31', search: '张三', expectedCount: 2 }
    const left = await ended(owner, await change(owner, input, 'StaffMembers'))
    expect(counts(left)).toEqual({ DONE: 2 })
  },
)

test('who started it may cancel it; what waits stays as it is', { timeout: 60_000 }, async () => {
  const [job] = await world.sql<{ id: string }>(
    `insert into job (id, kind, subject, payload, state, requested_by_id, requested_by_name, total, created_at, updated_at)
     values (gen_random_uuid(), 'BULK', 'x', '{"list":"stations","step":"SUSPEND","given":{"reason":"x"},"locale":"en"}',
       'QUEUED', $1, 'x', 1, now(), now()) returning id`,
    [region.userId],
  )
  expect((await jobOf(region, job?.id ?? '')).availableActions).toEqual(['cancel'])
  expect((await jobOf(await world.as('HQ_READER'), job?.id ?? '')).availableActions).toEqual([])
  const text = 'mutation ($input: JobStepInput!) { cancelJob(input: $input) { state } }'
  const input = { id: job?.id, expectedVersion: 1 }
  expect(await (await world.as('HQ_READER')).code(text, { input })).toBe('FORBIDDEN')
  expect(await region.data(text, { input })).toEqual({ cancelJob: { state: 'CANCELLED' } })
})
