import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { fixedClock } from '../../kernel/clock.ts'
import { sendDue } from '../webhook-deliveries/delivery-sending.service.ts'
import { chatsOn, creation, key, openPlatform, type Platform } from '../webhook-deliveries/webhook.fixture.ts'

const clock = fixedClock('2027-03-01T02:00:00Z')
const soon = { timeout: 10_000 }
let world: World
let admin: Client
let platform: Platform
let chats: ReturnType<typeof chatsOn>

beforeAll(async () => {
  platform = await openPlatform()
  chats = chatsOn(platform, () => admin)
  world = await openWorld({ clock, config: { webhooks: { sends: true, hosts: null, loopback: true } } })
  admin = await world.as('HQ_ADMIN')
})
afterAll(async () => {
  platform.close()
  await world.close()
})

test.each(['https://10.0.0.8/', 'https://169.254.169.254/latest', 'http://qyapi.weixin.qq.com/', 'not an address'])(
  'the address %s is refused at its field',
  async (webhookUrl) => {
    const { errors } = await admin.ask(creation, { input: chats.inputOf({ webhookUrl }) })
    expect(errors?.[0]?.extensions.fields).toMatchObject([{ path: 'webhookUrl', code: 'WEBHOOK_URL' }])
  },
)

test('quiet hours have two ends, WeCom does not sign, and a name is there once', async () => {
  const refusal = async (over: object) =>
    (await admin.ask(creation, { input: chats.inputOf(over) })).errors?.[0]?.extensions
  expect((await refusal({ quietFrom: '22:00' }))?.fields).toMatchObject([{ path: 'quietTo', code: 'REQUIRED' }])
  expect((await refusal({ signingSecret: 'x' }))?.fields).toMatchObject([{ path: 'signingSecret' }])
  expect((await refusal({ provinceIds: [await world.stationId('A')] }))?.code).toBe('NOT_FOUND')
  const { id } = await chats.add({ name: '同名' })
  expect(id).toBeTruthy()
  expect((await refusal({ name: '同名' }))?.code).toBe('WEBHOOK_NAME_TAKEN')
})

test('address and secret are kept by a change that does not send them, and stand nowhere in clear', async () => {
  const hook = await chats.add({ kind: 'DINGTALK', signingSecret: 'SEC-secret-abc' })
  const { done } = await chats.step('updateWebhook', hook, { groups: ['STATIONS', 'APPROVALS'] })
  expect(done).toMatchObject({ hasSigningSecret: true, urlHint: hook.urlHint })
  await chats.step('testWebhook', done)
  await sendDue(world.app.services)
  await expect.poll(() => platform.received[0]?.url.searchParams.get('key'), soon).toBe(key)
  for (const table of ['webhook', 'webhook_delivery', 'audit_event', 'idempotency', 'outbox_event', 'boss.job']) {
    const rows = await world.sql<{ text: string }>(`select t::text as text from ${table} t`)
    const text = rows.map((row) => row.text).join('\n')
    expect(text.includes(key), table).toBe(false)
    expect(text.includes('SEC-secret-abc'), table).toBe(false)
  }
})

test('sealed for one row, an address opens in no other', async () => {
  const [hook, other] = [await chats.add(), await chats.add()]
  await world.sql('update webhook set sealed_url = (select sealed_url from webhook where id = $1) where id = $2', [
    other.id,
    hook.id,
  ])
  await chats.step('testWebhook', hook)
  await sendDue(world.app.services)
  await expect.poll(() => chats.log(hook), soon).toMatchObject([{ state: 'GIVEN_UP', problem: 'SECRET_LOST' }])
})

test('changing one needs a fresh sign-in', async () => {
  const manager = await world.as('HQ_ADMIN')
  clock.advance(6)
  expect(await manager.code(creation, { input: chats.inputOf() })).toBe('SIGN_IN_AGAIN')
})
