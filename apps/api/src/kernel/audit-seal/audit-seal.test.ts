import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'
import { addMinutes, momentOf } from '../clock.ts'
import { openPool, withClient } from '../database.ts'
import { newId } from '../ids.ts'
import { keepHead, keptHeads } from './heads.ts'
import { sealAudit } from './sealer.ts'
import { verifyAudit } from './verify.ts'

let world: World
let folder: string
let pool: ReturnType<typeof openPool>
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'stationmaster-heads-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(async () => {
  world = await openWorld()
  pool = openPool(world.app.services.database.connectionAs('app_web'), 2)
  await addRows(20)
  return async () => {
    await pool.end()
    await world.close()
  }
})

const now = () => momentOf('2026-11-21T08:00:00Z')
const addRows = (count: number) =>
  world.sql(
    `insert into audit_event (id, at, actor_name, actor_roles, action, entity, outcome, changes, request_id)
     select gen_random_uuid(), now(), '王敏 ' || n, '{HQ_ADMIN}', 'updateStation', 'Station', 'DONE', '[{"to": 1}]', 'r'
       from generate_series(1, $1::int) n`,
    [count],
  )
const seal = () => sealAudit(pool, now)
const verify = (heads: { seq: number; hash: string }[] = []) =>
  withClient(world.owner, (client) => verifyAudit(client, heads))
const numbers = async () =>
  (await world.sql<{ seq: number }>('select seq::int as seq from audit_event order by seq')).map(({ seq }) => seq)
/** As the owner of the database can: without the triggers. */
const tamper = async (...statements: string[]) => {
  await world.sql('alter table audit_event disable trigger all')
  await world.sql('alter table audit_seal disable trigger all')
  for (const statement of statements) await world.sql(statement)
}

test('seals everything that is committed, and an untouched trail is whole', async () => {
  const head = await seal()
  const all = await numbers()
  expect(head?.seq).toBe(all.at(-1))
  expect(await verify([head ?? { seq: 0, hash: '' }])).toMatchObject({ checked: 20, waiting: 0, found: 0, head })
  await addRows(3)
  expect(await verify()).toMatchObject({ checked: 20, waiting: 3, found: 0 })
  expect(await seal()).not.toEqual(head)
  expect(await verify([head ?? { seq: 0, hash: '' }])).toMatchObject({ checked: 23, found: 0 })
  expect(await seal()).toBeNull()
})

test.each([
  ['a changed field', 'CHANGED', (seq: number) => [`update audit_event set actor_name = 'x' where seq = ${seq}`]],
  [
    'a changed moment',
    'CHANGED',
    (seq: number) => [`update audit_event set at = at + interval '1 microsecond' where seq = ${seq}`],
  ],
  [
    'a changed value',
    'CHANGED',
    (seq: number) => [`update audit_event set changes = '[{"to": 2}]' where seq = ${seq}`],
  ],
  ['a removed row', 'DELETED', (seq: number) => [`delete from audit_event where seq = ${seq}`]],
  ['a new hash', 'SEAL_CHANGED', (seq: number) => [`update audit_seal set hash = reverse(hash) where seq = ${seq}`]],
])('%s is found at its number', async (_, damage, statements) => {
  await seal()
  const seq = (await numbers())[7] ?? 0
  await tamper(...statements(seq))
  const { findings } = await verify()
  expect(findings.map((one) => one.seq)).toEqual(findings.map(() => seq))
  expect(findings).toContainEqual({ seq, damage })
})

test('two rows that changed places are both found', async () => {
  await seal()
  const [a = 0, b = 0] = (await numbers()).slice(4, 6)
  await tamper(
    `update audit_event set seq = -1 where seq = ${a}`,
    `update audit_event set seq = ${a} where seq = ${b}`,
    `update audit_event set seq = ${b} where seq = -1`,
  )
  expect((await verify()).findings).toEqual([
    { seq: a, damage: 'CHANGED' },
    { seq: b, damage: 'CHANGED' },
  ])
})

test('a row that was slipped in is found, also in a gap of the numbers, and never sealed', async () => {
  await world.sql(`select nextval('audit_event_seq')`)
  await addRows(2)
  await seal()
  const all = await numbers()
  const gap = (all.at(-3) ?? 0) + 1
  await tamper(
    `insert into audit_event (seq, id, at, actor_name, actor_roles, action, entity, outcome, changes, request_id)
     values (${gap}, '${newId()}', now(), 'x', '{}', 'x', 'User', 'DONE', '[]', 'r')`,
  )
  await world.sql('alter table audit_event enable trigger all')
  await addRows(1)
  await seal()
  expect((await verify()).findings).toEqual([{ seq: gap, damage: 'INSERTED' }])
})

test('a tail that was cut with its seals is found by the head that was kept outside', async () => {
  const head = await seal()
  const all = await numbers()
  const last = all[14] ?? 0
  await tamper(`delete from audit_event where seq > ${last}`, `delete from audit_seal where seq > ${last}`)
  expect((await verify()).findings).toEqual([]) // by itself the rest is whole
  expect((await verify(head ? [head] : [])).findings).toEqual([{ seq: last + 1, damage: 'CUT' }])
})

test('a chain that was made anew does not fit the head that was kept', async () => {
  const head = await seal()
  const seq = (await numbers())[3] ?? 0
  await tamper(`update audit_event set actor_name = 'x' where seq = ${seq}`, 'delete from audit_seal')
  await seal()
  expect((await verify()).findings).toEqual([])
  expect((await verify(head ? [head] : [])).findings).toEqual([{ seq: head?.seq, damage: 'HEAD_DIFFERS' }])
})

test('a late commit is waited for and not skipped', async () => {
  await withClient(world.owner, async (late) => {
    await late.query('begin')
    await late.query(
      `insert into audit_event (id, at, actor_name, actor_roles, action, entity, outcome, changes, request_id)
       values (gen_random_uuid(), now(), 'late', '{}', 'x', 'User', 'DONE', '[]', 'r')`,
    )
    await addRows(5)
    const sealing = seal()
    await late.query('commit')
    await sealing
    await seal()
  })
  expect(await verify()).toMatchObject({ checked: 26, waiting: 0, found: 0 })
})

test('sealers side by side make one chain', async () => {
  const other = openPool(world.app.services.database.connectionAs('app_web'), 2)
  for (let round = 0; round < 5; round += 1) {
    await addRows(50)
    await Promise.all([seal(), sealAudit(other, now), seal()])
  }
  await seal()
  await other.end()
  expect(await verify()).toMatchObject({ checked: 270, waiting: 0, found: 0 })
})

test('neither rows nor seals are changed or removed', async () => {
  await seal()
  for (const statement of ['update audit_seal set seq = 0', 'delete from audit_seal', 'truncate audit_seal'])
    await expect(world.sql(statement)).rejects.toThrow('audit rows never change')
})

test('the head is kept once a day', async () => {
  const file = join(folder, 'heads.log')
  const hash = 'a'.repeat(64)
  await keepHead(file, { seq: 1, hash }, now())
  await keepHead(file, { seq: 2, hash }, addMinutes(now(), 60))
  await keepHead(file, { seq: 3, hash }, addMinutes(now(), 24 * 60))
  expect((await keptHeads(file)).map(({ seq }) => seq)).toEqual([1, 3])
  expect(readFileSync(file, 'utf8')).toMatch(/^2026-11-21T08:00:00.000Z 1 a{64}\n/)
})

test('headquarters sees how far the trail is sealed', async () => {
  const head = await seal()
  const asked = '{ auditSeal { sealedThrough hash sealedAt waiting } }'
  const admin = await world.as('HQ_ADMIN')
  expect(await admin.data(asked)).toEqual({
    auditSeal: { sealedThrough: String(head?.seq), hash: head?.hash, sealedAt: '2026-11-21T08:00:00.000Z', waiting: 0 },
  })
  expect(await (await world.as('REGION_MANAGER')).data(asked)).toEqual({ auditSeal: null })
  expect(await (await world.as('NETWORK_MANAGER')).code(asked)).toBe('FORBIDDEN')
})
