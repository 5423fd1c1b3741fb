import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { fixedClock } from '../../kernel/clock.ts'
import { systemCaller } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { notify, notifyTogether, type Recipients } from '../../kernel/notifications.ts'
import { withScope } from '../../kernel/scope.ts'
import { clearOld, sendDue } from './delivery-sending.service.ts'
import { chatsOn, key, openPlatform, type Platform } from './webhook.fixture.ts'

const clock = fixedClock('2027-03-01T02:00:00Z') // ten in the morning in Shanghai
const soon = { timeout: 10_000 }
let world: World
let admin: Client
let platform: Platform
let chats: ReturnType<typeof chatsOn>

beforeAll(async () => {
  platform = await openPlatform()
  chats = chatsOn(platform, () => admin)
  world = await openWorld({ clock, config: { webhooks: { sends: true, hosts: null, loopback: true } } })
})
afterAll(async () => {
  platform.close()
  await world.close()
})
beforeEach(async () => {
  await world.sql('delete from webhook_delivery')
  await world.sql('delete from webhook')
  platform.received.length = 0
  platform.answers(200, '{"errcode":0,"errmsg":"ok"}')
  clock.advance(2) // a minute of its own for each test
  await signIn()
})
/** Hours pass in these tests; a sign-in does not last as long. */
const signIn = async () => void (admin = await world.as('HQ_ADMIN'))

const provinceOf = async (station: 'A' | 'C') =>
  (await world.sql<{ id: string }>('select province_id as id from station where code = $1', [`W-${station}`]))[0]?.id ??
  ''
/** What has been told and not been heard yet. */
const unheard = () =>
  world.sql(
    `select id from outbox_event where name like 'notifications.%' and handled_at is null
     union all select id from boss.job where name = 'event' and state < 'completed'`,
  )
/** What is due or on its way. */
const inHand = () =>
  world.sql(
    `select 1 from webhook_delivery where state = 'WAITING' and (due_at <= $1 or (attempts > 0 and problem is null))`,
    [clock.now()],
  )
/** Tells of contracts that end, and waits until that has been heard. */
async function tell(to: Recipients, times = 1) {
  await withScope(world.app.services.database, systemCaller(clock), async (ctx) => {
    for (let index = 0; index < times; index += 1)
      notify(ctx, { key: 'CONTRACT_ENDING', to, params: { station: `站 ${index}`, day: '2027-04-01', days: 30 } })
  })
  await expect.poll(unheard, soon).toEqual([])
}
/** Sends what is due; the program itself may have taken some of it, so it waits for that too. */
async function send(left = 0) {
  await sendDue(world.app.services)
  await expect.poll(inHand, soon).toHaveLength(left)
}
const everybody: Recipients = { permission: 'STATION_EDIT' }

test('a test message arrives, whatever the quiet hours', async () => {
  const hook = await chats.add({ quietFrom: '09:00', quietTo: '12:00' })
  await chats.step('testWebhook', hook)
  await send()
  expect(platform.received).toHaveLength(1)
  expect(platform.received[0]?.body).toMatchObject({ msgtype: 'markdown' })
  expect(platform.received[0]?.body.markdown.content).toContain('**Test message**')
  expect(await chats.log(hook)).toEqual([
    { title: 'Test message', state: 'SENT', attempts: 1, problem: null, problemDetail: null },
  ])
})

test('what goes to holders of a permission is posted; what is for one person or a station is not', async () => {
  const hook = await chats.add({ locale: 'ZH_CN' })
  await tell({ userIds: [admin.userId ?? ''] })
  await tell({ stationId: await world.stationId('A'), permission: 'STATION_READ' })
  await tell(everybody)
  await send()
  expect(await chats.log(hook)).toHaveLength(1)
  const text = platform.received[0]?.body.markdown.content ?? ''
  expect(text).toContain('站 0：合同将于 2027-04-01 到期')
  expect(text).toMatch(/\[打开查看\]\(http:\/\/localhost\/admin\//)
})

test('a chat of one province hears of that province alone, in its groups alone', async () => {
  const [zhejiang, guangdong] = [await provinceOf('A'), await provinceOf('C')]
  const [here, there, other] = [
    await chats.add({ provinceIds: [zhejiang] }),
    await chats.add({ provinceIds: [guangdong] }),
    await chats.add({ groups: ['APPROVALS'] }),
  ]
  await tell({ permission: 'STATION_EDIT', provinceId: zhejiang })
  expect([await chats.log(here), await chats.log(there), await chats.log(other)].map(({ length }) => length)).toEqual([
    1, 0, 0,
  ])
})

test('of many things of one kind a chat hears how many are its own, or each of a few', async () => {
  const [zhejiang, guangdong] = [await provinceOf('A'), await provinceOf('C')]
  const [everywhere, here] = [
    await chats.add({ groups: ['DEADLINES'] }),
    await chats.add({ groups: ['DEADLINES'], provinceIds: [zhejiang] }),
  ]
  await withScope(world.app.services.database, systemCaller(clock), async (ctx) =>
    notifyTogether(ctx, {
      key: 'DEADLINE_BREACHED',
      sumKey: 'DEADLINES_BREACHED',
      params: { key: 'stations.contract', what: 'deadlines.stations.contract' },
      things: Array.from({ length: 12 }, (_, index) => ({
        to: [{ permission: 'STATION_EDIT', provinceId: index < 2 ? zhejiang : guangdong }],
        subject: { type: 'Deadline', id: newId() },
        params: { subjectId: newId(), label: `站 ${index}`, due: '2027-03-01 00:00' },
        once: `${index}`,
      })),
    }),
  )
  await expect.poll(unheard, soon).toEqual([])
  const titles = async (hook: Parameters<typeof chats.log>[0]) => (await chats.log(hook)).map(({ title }) => title)
  expect(await titles(everywhere)).toEqual(['12 overdue: Renew or end the contract'])
  expect(await titles(here)).toEqual(['Overdue: Renew or end the contract', 'Overdue: Renew or end the contract'])
})

test('a message waits for the end of the quiet hours', async () => {
  await chats.add({ quietFrom: '09:00', quietTo: '12:00' })
  await tell(everybody)
  await send()
  expect(platform.received).toEqual([])
  clock.advance(120)
  await send()
  expect(platform.received).toHaveLength(1)
})

test('many at once are one digest', async () => {
  await chats.add({ quietFrom: '09:00', quietTo: '20:00' })
  await tell(everybody, 30)
  clock.set('2027-03-01T12:00:00Z')
  await signIn()
  await send()
  expect(platform.received).toHaveLength(1)
  expect(platform.received[0]?.body.markdown.content).toContain('**30 new notifications**')
})

test('no chat gets more than 18 posts a minute', async () => {
  const hook = await chats.add()
  await world.sql(
    `insert into webhook_delivery (id, webhook_id, key, params, occasion, state, due_at, attempts, batch_id, attempted_at, created_at)
     select gen_random_uuid(), $1, 'WEBHOOK_TEST', '{}', 'earlier ' || nth, 'SENT', $2, 1, gen_random_uuid(), $2, $2
       from generate_series(1, 17) nth`,
    [hook.id, clock.now()],
  )
  await chats.step('testWebhook', hook)
  await send()
  expect(platform.received).toHaveLength(1)
  await chats.step('testWebhook', hook)
  await chats.step('testWebhook', hook)
  await send(2)
  expect(platform.received).toHaveLength(1)
  clock.advance(1.1)
  await send()
  expect(await chats.log(hook)).toHaveLength(20)
  expect(platform.received.length).toBeGreaterThan(1)
})

test('a failing platform is tried again later, and in the end given up', async () => {
  const hook = await chats.add()
  platform.answers(502, '')
  await tell(everybody)
  await send()
  await send()
  expect(await chats.log(hook)).toMatchObject([{ state: 'WAITING', attempts: 1, problem: 'SERVER_FAILED' }])
  for (const minutes of [0.6, 2.1, 8.1, 32.1, 128.1]) {
    clock.advance(minutes)
    await send()
  }
  await signIn()
  expect(await chats.log(hook)).toMatchObject([{ state: 'GIVEN_UP', attempts: 6, problemDetail: 'HTTP 502' }])
  expect(platform.received).toHaveLength(6)
})

test('a refusal is final, and the log does not repeat the key', async () => {
  const hook = await chats.add()
  platform.answers(200, `{"errcode":93000,"errmsg":"invalid webhook url ${key}"}`)
  await tell(everybody)
  await send()
  expect(await chats.log(hook)).toMatchObject([
    { state: 'GIVEN_UP', attempts: 1, problem: 'REFUSED', problemDetail: 'HTTP 200, 93000 invalid webhook url ***' },
  ])
})

test('DingTalk gets a signature', async () => {
  const hook = await chats.add({ kind: 'DINGTALK', signingSecret: 'SEC-abc' })
  expect(hook.hasSigningSecret).toBe(true)
  await chats.step('testWebhook', hook)
  await send()
  const { url, body } = platform.received[0] ?? {}
  const timestamp = url?.searchParams.get('timestamp')
  const sign = createHmac('sha256', 'SEC-abc').update(`${timestamp}\nSEC-abc`).digest('base64')
  expect(url?.searchParams.get('sign')).toBe(sign)
  expect(body?.markdown.title).toBe('Test message')
})

test('turned off, it posts nothing more and gives up what waits', async () => {
  const hook = await chats.add({ quietFrom: '00:00', quietTo: '23:59' })
  await tell(everybody)
  const { done } = await chats.step('deactivateWebhook', hook)
  expect(done).toMatchObject({ state: 'INACTIVE', availableActions: ['edit', 'activate'] })
  await send()
  await tell(everybody)
  expect(platform.received).toEqual([])
  expect(await chats.log(hook)).toMatchObject([{ state: 'GIVEN_UP', problem: 'DEACTIVATED' }])
  await expect(chats.step('testWebhook', done)).rejects.toThrow('FLOW_STEP_NOT_ALLOWED')
})

test('the log is kept for 90 days', async () => {
  const hook = await chats.add()
  await tell(everybody)
  await send()
  clock.advance(91 * 24 * 60)
  await clearOld(world.app.services)
  await signIn()
  expect(await chats.log(hook)).toEqual([])
})
