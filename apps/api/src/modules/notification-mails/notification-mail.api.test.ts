import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { fixedClock } from '../../kernel/clock.ts'
import { systemCaller } from '../../kernel/context.ts'
import { notify } from '../../kernel/notifications.ts'
import { withScope } from '../../kernel/scope.ts'
import { clearOld, sendDueMails } from './notification-mail.service.ts'

const soon = { timeout: 10_000 }
const clock = fixedClock('2027-03-01T02:00:00Z') // ten in the morning in Shanghai
let world: World
let owner: Client

beforeAll(async () => {
  world = await openWorld({ clock })
  owner = await world.asOwnerOf('B')
})
afterAll(() => world.close())

const mails = () => {
  const folder = join(world.folder, 'mails')
  try {
    return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  } catch {
    return []
  }
}
const waiting = () => world.sql('select 1 from notification_mail where sent_at is null and given_up_at is null')

async function tell(key: string, count: number): Promise<void> {
  const id = await world.stationId('B')
  const params = { station: 'B', state: 'enums.StationState.ACTIVE', reason: 'y', author: '王', record: 'B' }
  await withScope(world.app.services.database, systemCaller(clock), async (ctx) => {
    for (let index = 0; index < count; index += 1)
      notify(ctx, {
        key,
        to: { userIds: [owner.userId ?? ''] },
        subject: { type: 'Station', id },
        params: { ...params, subjectType: 'STATION', subjectId: id },
      })
  })
}

test('at once after the quiet hours, the rest together at eight, nothing of what was read', async () => {
  await owner.data(
    'mutation ($input: SetNotificationPreferencesInput!) { setNotificationPreferences(input: $input) { locale } }',
    {
      input: {
        choices: [{ group: 'STATIONS', inApp: true, email: 'AT_ONCE' }],
        quietFrom: '09:00',
        quietTo: '11:00',
        locale: 'EN',
      },
    },
  )
  await tell('STATION_STATE_CHANGED', 1)
  await tell('COMMENT_ADDED', 3)
  await expect.poll(waiting, soon).toHaveLength(4)
  await sendDueMails(world.app.services)
  expect(mails()).toEqual([])
  clock.advance(61)
  await sendDueMails(world.app.services)
  await sendDueMails(world.app.services)
  expect(mails()).toHaveLength(1)
  expect(mails()[0]).toContain('Subject: B is now “Active”')
  expect(mails()[0]).toContain('http://localhost/station')
  await world.sql(`update notification set read_at = now() where id in
    (select id from notification where key = 'COMMENT_ADDED' limit 1)`)
  clock.set('2027-03-02T00:00:00Z')
  await sendDueMails(world.app.services)
  const digest = mails().find((mail) => mail.includes('2 notifications'))
  expect(digest?.match(/王 wrote a comment/g)).toHaveLength(2)
  expect(await waiting()).toEqual([])
})

test('who was deactivated before eight gets none', async () => {
  const before = mails().length
  await tell('COMMENT_ADDED', 1)
  await expect.poll(waiting, soon).toHaveLength(1)
  await world.sql(`update app_user set state = 'DEACTIVATED' where id = $1`, [owner.userId])
  clock.advance(24 * 60)
  await sendDueMails(world.app.services)
  expect(mails().length).toBe(before)
  expect(await waiting()).toEqual([])
})

test('half a year later they are gone', async () => {
  clock.advance(200 * 24 * 60)
  await clearOld(world.app.services)
  expect(await world.sql('select 1 from notification')).toEqual([])
})
