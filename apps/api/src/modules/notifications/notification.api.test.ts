import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { fixedClock } from '../../kernel/clock.ts'
import { systemCaller } from '../../kernel/context.ts'
import { defineNotification, notify } from '../../kernel/notifications.ts'
import { withScope } from '../../kernel/scope.ts'

const clock = fixedClock('2027-03-01T02:00:00Z') // ten in the morning in Shanghai
const soon = { timeout: 10_000 }
let world: World
let people: Record<'admin' | 'manager' | 'region' | 'ownerA' | 'ownerB' | 'ownerC' | 'technician', Client>
let station: string

beforeAll(async () => {
  world = await openWorld({ clock })
  people = {
    admin: await world.as('HQ_ADMIN'),
    manager: await world.as('NETWORK_MANAGER'),
    region: await world.as('REGION_MANAGER'),
    ownerA: await world.asOwnerOf('A'),
    ownerB: await world.asOwnerOf('B'),
    ownerC: await world.asOwnerOf('C'),
    technician: await world.as('TECHNICIAN'),
  }
  station = await world.stationId('A')
})
afterAll(() => world.close())
beforeEach(() => world.sql('delete from notification'))

interface Told {
  id: string
  title: string
  text: string
  path: string | null
  group: string
  isRead: boolean
}
const listText = `query ($filter: NotificationFilter, $first: Int) {
  notifications(filter: $filter, first: $first) { totalCount nodes { id title text path group isRead } } }`
const toldTo = async (client: Client, locale = 'en', filter = {}) =>
  (
    await client.data<{ notifications: { nodes: Told[] } }>(
      listText,
      { filter },
      { headers: { 'accept-language': locale } },
    )
  ).notifications.nodes
const titles = async (client: Client) => (await toldTo(client)).map(({ title }) => title)
const unread = async (client: Client) =>
  (await client.data<{ unreadNotifications: { unread: number } }>('{ unreadNotifications { unread } }'))
    .unreadNotifications.unread
const comment = (client: Client, over: object) =>
  client.data('mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }', {
    input: { subjectType: 'STATION', subjectId: station, text: '你好', ...over },
  })
const prefer = (client: Client, input: object) =>
  client.data(
    'mutation ($input: SetNotificationPreferencesInput!) { setNotificationPreferences(input: $input) { locale } }',
    { input: { choices: [], locale: 'EN', ...input } },
  )

/** The state of station A changes: its owner and manager are told. */
async function step(name: string): Promise<void> {
  const answer = await people.admin.data<{ station: { version: number } }>(
    'query ($id: ID!) { station(id: $id) { version } }',
    { id: station },
  )
  await people.admin.data(`mutation ($input: StationStepInput!) { ${name}(input: $input) { id } }`, {
    input: { id: station, expectedVersion: answer.station.version, reason: '季度评审' },
  })
}

/** Straight into the table, as many as a year brings. */
const fill = (userId: string | null, count: number) =>
  world.sql(
    `insert into notification (id, user_id, key, group_name, params, occasion, is_shown, created_at)
     select gen_random_uuid(), $1, 'JOB_DONE', 'JOBS', '{}', n::text, true, now() - n * interval '1 minute'
       from generate_series(1, $2::int) n`,
    [userId, count],
  )

describe('who is told', () => {
  test('a change of state reaches the station alone, worded for each reader', async () => {
    await step('confirmStation')
    await expect.poll(() => titles(people.ownerA), soon).toEqual(['西湖区第一服务站 is now “Active”'])
    const [zh] = await toldTo(people.ownerA, 'zh-CN')
    expect(zh).toMatchObject({ text: '原因：季度评审', path: '/station', group: 'STATIONS', isRead: false })
    for (const other of [people.ownerB, people.ownerC, people.technician, people.admin])
      expect(await titles(other)).toEqual([])
  })

  test('a mention reaches the one named, a comment the other side, its author nobody', async () => {
    await comment(people.admin, { visibility: 'STATION', mentionIds: [people.technician.userId] })
    await expect.poll(() => titles(people.technician), soon).toEqual(['HQ_ADMIN mentioned you'])
    await expect.poll(() => titles(people.ownerA), soon).toEqual(['HQ_ADMIN wrote a comment'])
    expect(await titles(people.admin)).toEqual([])
    await comment(people.ownerA, {})
    await expect.poll(() => titles(people.admin), soon).toEqual(['STATION_OWNER wrote a comment'])
    expect(await titles(people.manager)).toEqual([])
  })

  test('what is internal reaches no station', async () => {
    await comment(people.admin, { visibility: 'INTERNAL', mentionIds: [people.manager.userId] })
    await expect.poll(() => titles(people.manager), soon).toEqual(['HQ_ADMIN mentioned you'])
    expect(await titles(people.ownerA)).toEqual([])
  })

  test('not who is deactivated, not who does not see the record, nobody twice', async () => {
    await world.sql(`update app_user set state = 'DEACTIVATED' where id = $1`, [people.manager.userId])
    const named = [people.manager, people.ownerB, people.ownerA].map(({ userId }) => userId ?? '')
    const tell = () =>
      withScope(world.app.services.database, systemCaller(clock), async (ctx) =>
        notify(ctx, {
          key: 'STATION_STATE_CHANGED',
          to: { userIds: named },
          subject: { type: 'Station', id: station },
          params: { station: 'x', state: 'enums.StationState.ACTIVE', reason: 'y' },
          once: 'the same',
        }),
      )
    await tell()
    await tell()
    await expect.poll(() => titles(people.ownerA), soon).toHaveLength(1)
    const rows = await world.sql<{ user_id: string }>('select user_id from notification')
    expect(rows.map((row) => row.user_id)).toEqual([people.ownerA.userId])
    await world.sql(`update app_user set state = 'ACTIVE' where id = $1`, [people.manager.userId])
  })

  test('of headquarters those of the region', async () => {
    defineNotification({ key: 'TEST_REGION', group: 'APPROVALS', path: () => '/' })
    const guangdong = (await world.sql<{ id: string }>(`select id from region where code = '44'`))[0]?.id ?? ''
    await withScope(world.app.services.database, systemCaller(clock), async (ctx) => {
      notify(ctx, { key: 'TEST_REGION', to: { permission: 'STATION_EDIT', provinceId: guangdong } })
    })
    // deadlines tell people of their own accord meanwhile
    const told = async ({ userId }: Client) =>
      world.sql(`select 1 from notification where user_id = $1 and key = 'TEST_REGION'`, [userId])
    await expect.poll(() => told(people.manager), soon).toHaveLength(1)
    expect(await told(people.region)).toEqual([])
    expect(await told(people.ownerC)).toEqual([])
  })
})

describe('own choices', () => {
  test('off is off, by mail only is not shown', async () => {
    await prefer(people.ownerA, { choices: [{ group: 'COMMENTS', inApp: false, email: 'OFF' }] })
    await prefer(people.technician, { choices: [{ group: 'COMMENTS', inApp: false, email: 'AT_ONCE' }] })
    await comment(people.admin, { visibility: 'STATION', mentionIds: [people.technician.userId, people.ownerA.userId] })
    await expect
      .poll(() => world.sql('select 1 from notification_mail where user_id = $1', [people.technician.userId]), soon)
      .toHaveLength(1)
    expect(await titles(people.technician)).toEqual([])
    expect(await world.sql('select 1 from notification where user_id = $1', [people.ownerA.userId])).toEqual([])
    await prefer(people.ownerA, { choices: [{ group: 'COMMENTS', inApp: true, email: 'DIGEST' }] })
  })

  test('nobody reads or marks those of another', async () => {
    await fill(people.ownerA.userId, 3)
    const ids = (await toldTo(people.ownerA)).map(({ id }) => id)
    const mark = 'mutation ($input: MarkNotificationsInput!) { markNotifications(input: $input) { unread } }'
    await people.ownerB.data(mark, { input: { ids, read: true } })
    await people.admin.data(mark, { input: { ids, read: true } })
    expect(await unread(people.ownerA)).toBe(3)
    expect(await people.ownerA.data(mark, { input: { ids: ids.slice(0, 2), read: true } })).toMatchObject({
      markNotifications: { unread: 1 },
    })
    expect((await toldTo(people.ownerA, 'en', { isRead: false })).map(({ id }) => id)).toEqual([ids[2]])
    await people.ownerA.data(mark, { input: { ids: ids.slice(0, 1), read: false } })
    expect(await unread(people.ownerA)).toBe(2)
  })

  test('ten thousand are counted to a hundred and marked in one statement', async () => {
    await fill(people.ownerA.userId, 10_000)
    expect(await unread(people.ownerA)).toBe(100)
    const answer = await people.ownerA.data('mutation { markAllNotifications(input: { group: JOBS }) { unread } }')
    expect(answer).toEqual({ markAllNotifications: { unread: 0 } })
    expect(await world.sql('select 1 from notification where read_at is null')).toEqual([])
    const plan = await world.sql<{ 'QUERY PLAN': string }>(
      `explain select count(*) from (select 1 from notification where user_id = $1 and is_shown and read_at is null limit 100) n`,
      [people.ownerA.userId],
    )
    expect(JSON.stringify(plan)).toContain('notification_unread')
  })
})
