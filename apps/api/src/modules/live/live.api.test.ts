import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addressOf, Listener } from '../../../test/live-client.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { systemCaller } from '../../kernel/context.ts'
import { withScope } from '../../kernel/scope.ts'
import { Station } from '../stations/station.entity.ts'
import { WebhookDelivery } from '../webhooks/webhook.entity.ts'

let world: World
let address: string
const open: Listener[] = []
const emails = { A: 'station_owner@test', B: 'owner-b@test', C: 'owner-c@test' } as const
const names = ['A', 'B', 'C'] as const

beforeAll(async () => {
  world = await openWorld()
  address = await addressOf(world)
})
afterAll(() => world.close())
afterEach(() => {
  for (const one of open.splice(0)) one.leave()
})

async function userId(email: string): Promise<string> {
  const [row] = await world.sql<{ id: string }>('select id from app_user where email = $1', [email])
  return row?.id ?? ''
}

async function listener(email: string, app: 'admin' | 'portal', asked: object = {}): Promise<Listener> {
  const cookie = await world.cookieOf(await userId(email), app)
  const one = await new Listener(address, { cookie, 'x-stationmaster-app': app }).open(asked)
  open.push(one)
  if (one.status === 200) await expect.poll(() => one.heard.length).toBeGreaterThan(0)
  return one
}

/** As the unit of work writes them: events of each station's own row, each in a transaction of its own. */
async function change(stations: readonly (typeof names)[number][], times: number, from = 0): Promise<void> {
  const ids = await Promise.all(stations.map((name) => world.stationId(name)))
  await world.sql(
    `insert into outbox_event (id, name, payload, created_at)
     select gen_random_uuid(), 'records.changed', jsonb_build_object('type', 'Station', 'id', s, 'version', $2::int + n), now()
       from unnest($1::uuid[]) s, generate_series(1, $3::int) n`,
    [ids, from, times],
  )
}

describe('three stations, five hundred events each (D-10)', () => {
  test('nobody receives a foreign id, everybody each of his own once and in order', { timeout: 60_000 }, async () => {
    const ears = await Promise.all(names.map((name) => listener(emails[name], 'portal')))
    const admin = await listener('hq_admin@test', 'admin')
    for (let round = 0; round < 10; round += 1) await change(names, 50, round * 50)
    for (const [index, name] of names.entries()) {
      const ear = ears[index] as Listener
      await expect.poll(() => ear.changes.length, { timeout: 20_000 }).toBe(500)
      expect(new Set(ear.changes.map(({ id }) => id))).toEqual(new Set([await world.stationId(name)]))
      expect(new Set(ear.changes.map(({ version }) => version)).size).toBe(500)
      const places = ear.changes.map(({ eventId }) => Number(eventId))
      expect(places).toEqual(places.toSorted((a, b) => a - b))
    }
    await expect.poll(() => admin.changes.length, { timeout: 20_000 }).toBe(1500)
  })

  test('who comes back with afterEventId receives each event exactly once', { timeout: 60_000 }, async () => {
    const versions: (number | null)[] = []
    let ear = await listener(emails.B, 'portal')
    for (let round = 0; round < 10; round += 1) {
      await change(names, 25, 1000 + round * 50)
      await expect.poll(() => ear.changes.length, { timeout: 20_000 }).toBeGreaterThan(0)
      ear.leave()
      versions.push(...ear.changes.map(({ version }) => version))
      const { last } = ear
      await change(names, 25, 1025 + round * 50)
      ear = await listener(emails.B, 'portal', { afterEventId: last })
    }
    await expect.poll(() => versions.length + ear.changes.length, { timeout: 20_000 }).toBe(500)
    versions.push(...ear.changes.map(({ version }) => version))
    expect(versions.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 500 }, (_, index) => 1001 + index),
    )
  })

  test('a user who is deactivated in the middle hears nothing more, and his stream ends', async () => {
    const ear = await listener('owner-c@test', 'portal')
    await change(['C'], 3, 5000)
    await expect.poll(() => ear.changes.length).toBe(3)
    await world.sql(`update app_user set state = 'DEACTIVATED' where email = 'owner-c@test'`)
    await change(['C'], 20, 6000)
    await expect.poll(() => ear.ended, { timeout: 5000 }).toBe(true)
    expect(ear.changes.length).toBe(3)
    await world.sql(`update app_user set state = 'ACTIVE' where email = 'owner-c@test'`)
  })
})

describe('a stream ends with what it stands on', () => {
  test.each([
    ['a session that is revoked', `delete from auth.session where user_id = $1`],
    [
      'a session that has been idle',
      `update auth.session set last_seen_at = now() - interval '13 hours' where user_id = $1`,
    ],
  ])('%s', async (_, sql) => {
    const ear = await listener('technician@test', 'portal')
    await world.sql(sql, [await userId('technician@test')])
    await expect.poll(() => ear.ended, { timeout: 5000 }).toBe(true)
  })

  test('a role that is taken away takes its records away', async () => {
    const [user] = [await userId('hq_reader@test')]
    const ear = await listener('hq_reader@test', 'admin')
    await change(['A'], 1, 7000)
    await expect.poll(() => ear.changes.length).toBe(1)
    await world.sql(`update app_user set roles = '{REGION_MANAGER}', region_ids = '{}' where id = $1`, [user])
    await change(['A'], 1, 7001)
    const after = await listener('hq_admin@test', 'admin')
    await change(['B'], 1, 7002)
    await expect.poll(() => after.changes.length).toBe(1)
    expect(ear.changes.length).toBe(1)
  })
})

test('a late commit is not skipped by those who have read past it', async () => {
  const ear = await listener('hq_admin@test', 'admin')
  const id = await world.stationId('A')
  const insert = (version: number) =>
    `insert into outbox_event (id, name, payload, created_at) values (gen_random_uuid(), 'records.changed',
       jsonb_build_object('type', 'Station', 'id', '${id}', 'version', ${version}), now() - interval '1 minute')`
  const slow = world.sql(`begin; ${insert(8001)}; select pg_sleep(1.5); commit`)
  await world.sql(insert(8002))
  await expect.poll(() => ear.changes.map(({ version }) => version)).toEqual([8002])
  await slow
  await expect.poll(() => ear.changes.map(({ version }) => version)).toEqual([8002, 8001])
  ear.leave()
  const again = await listener('hq_admin@test', 'admin', { afterEventId: ear.changes[0]?.eventId })
  await expect.poll(() => again.changes.map(({ version }) => version)).toEqual([8001])
})

test('a change made by one person reaches another through the unit of work', async () => {
  const admin = await world.as('HQ_ADMIN')
  const id = await world.stationId('A')
  const ears = [await listener(emails.A, 'portal'), await listener(emails.B, 'portal')]
  const { station } = await admin.data<{ station: { version: number } }>(
    'query ($id: ID!) { station(id: $id) { version } }',
    { id },
  )
  await admin.data('mutation ($input: UpdateStationInput!) { updateStation(input: $input) { id } }', {
    input: { id, expectedVersion: station.version, remark: '改' },
  })
  await expect.poll(() => ears[0]?.changes).toMatchObject([{ type: 'Station', id, version: station.version + 1 }])
  expect(ears[1]?.changes).toEqual([])
})

describe('what has gone is told without its id, and lists are read again', () => {
  const system = <T>(run: Parameters<typeof withScope<T>>[2]) =>
    withScope(world.app.services.database, systemCaller(world.app.services.clock), run)

  test('a deleted row, to those who may read its type', async () => {
    const [ear, other] = [await listener('hq_admin@test', 'admin'), await listener(emails.B, 'portal')]
    const [made] = await world.sql<{ id: string }>(
      `with chat as (
         insert into webhook (id, name, kind, sealed_url, url_hint, groups, locale, state, created_by_name, created_at, updated_at)
         values (gen_random_uuid(), '群', 'WECOM', 'x', 'x', '{STATIONS}', 'EN', 'INACTIVE', 'x', now(), now()) returning id)
       insert into webhook_delivery (id, webhook_id, key, params, occasion, state, due_at, created_at)
       select gen_random_uuid(), id, 'WEBHOOK_TEST', '{}', 'x', 'SENT', now(), now() from chat returning id`,
    )
    await system(async ({ em }) => void em.remove(await em.findOneOrFail(WebhookDelivery, made?.id ?? '')))
    await expect.poll(() => ear.changes, { timeout: 3000 }).toMatchObject([{ type: 'WebhookDelivery', id: null }])
    expect(other.changes).toEqual([])
  })

  test('a row that leaves the scope of its reader', async () => {
    const region = await listener('region_manager@test', 'admin')
    const id = await world.stationId('B')
    await system(async ({ em }) => {
      const station = await em.findOneOrFail(Station, id)
      const elsewhere = await em.findOneOrFail(Station, await world.stationId('C'))
      const { province, city, district } = elsewhere
      Object.assign(station, { province, city, district })
    })
    await expect.poll(() => region.changes, { timeout: 3000 }).toMatchObject([{ type: 'Station', id: null }])
  })
})

describe('the door', () => {
  const cookie = async () => ({
    cookie: await world.cookieOf(await userId('hq_admin@test'), 'admin'),
    'x-stationmaster-app': 'admin',
  })
  test('is closed to strangers, foreign pages and other operations', async () => {
    const stranger = await new Listener(address, {}).open()
    expect(stranger.status).toBe(401)
    const foreign = await new Listener(address, { ...(await cookie()), origin: 'https://evil.example' }).open()
    expect(foreign.status).toBe(403)
    for (const text of ['{ viewer { id } }', 'mutation { markAllNotificationsRead { unread } }', '{', '']) {
      const other = await new Listener(address, await cookie()).open({}, text)
      expect([text, other.status]).toEqual([text, 400])
    }
    const answer = await (await world.as('HQ_ADMIN')).code('subscription { changes { eventId } }')
    expect(answer).toBe('OPERATION_INVALID')
  })

  test('at most ten streams of one person', async () => {
    const headers = await cookie()
    const ears = await Promise.all(Array.from({ length: 12 }, () => new Listener(address, headers).open()))
    open.push(...ears)
    await expect.poll(() => ears.filter(({ problems }) => problems.length > 0).length).toBe(2)
  })

  test('an event that nobody knows any more begins anew', async () => {
    const ear = await listener('hq_admin@test', 'admin', { afterEventId: '999999999' })
    expect(ear.heard[0]?.kind).toBe('RESET')
    const other = await listener('hq_admin@test', 'admin', { afterEventId: 'x' })
    expect(other.heard[0]?.kind).toBe('RESET')
  })
})
