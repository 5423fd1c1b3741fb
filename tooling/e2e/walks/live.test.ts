import { mkdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { demoOwner, enter, type Person } from '../stage/person.ts'

const pictures = process.env['LIVE_SHOTS']
const take = async ({ page }: Person, name: string) => {
  if (!pictures) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: `${pictures}/${name}.png` })
}

const unreadOf = async (person: Person) =>
  (await person.ask<{ unreadNotifications: { unread: number } }>('{ unreadNotifications { unread } }'))
    .unreadNotifications.unread
const stationOf = async (person: Person) =>
  (await person.ask<{ viewer: { station: { id: string } } }>('{ viewer { station { id } } }')).viewer.station.id
const versionOf = async (person: Person, id: string) =>
  (await person.ask<{ station: { version: number } }>('query S($id: ID!) { station(id: $id) { version } }', { id }))
    .station.version

/** Changes the station's own telephone number, as its owner does from another device. */
async function change(person: Person, id: string, servicePhone: string): Promise<void> {
  await person.ask('mutation E($input: UpdateStationInput!) { updateStation(input: $input) { id } }', {
    input: { id, expectedVersion: await versionOf(person, id), servicePhone },
  })
}
const comment = (person: Person, subjectId: string, text: string) =>
  person.ask('mutation C($input: AddCommentInput!) { addComment(input: $input) { id } }', {
    input: { subjectType: 'STATION', subjectId, text, visibility: 'STATION' },
  })
const hearComments = (person: Person) =>
  person.ask(
    'mutation P($input: SetNotificationPreferencesInput!) { setNotificationPreferences(input: $input) { locale } }',
    {
      input: { choices: [{ group: 'COMMENTS', inApp: true, email: 'DIGEST' }], locale: 'ZH_CN' },
    },
  )
const streaming = ({ page }: Person) => page.waitForRequest((request) => request.url().endsWith('/graphql/stream'))

it('shows at one what another changes, and catches up after the network was cut', async () => {
  const owner = await enter({ app: 'portal', as: await demoOwner(0) })
  const station = await stationOf(owner)
  const admin = await enter({ app: 'admin', as: 'network@demo.example' })
  const opened = streaming(admin)
  await admin.go(`/stations/${station}`)
  await opened
  await change(owner, station, '020-66660001')
  await admin.page
    .getByText(/6666\s?-?0001/)
    .first()
    .waitFor()

  const notice = admin.page.getByTestId('connection-lost')
  await admin.context.setOffline(true)
  await notice.waitFor()
  await take(admin, 'connection-lost')
  await change(owner, station, '020-66660002')
  await admin.context.setOffline(false)
  await admin.page
    .getByText(/6666\s?-?0002/)
    .first()
    .waitFor()
  await notice.waitFor({ state: 'detached' })
  expect(await admin.page.getByText(/6666\s?-?0001/).count()).toBe(0)
})

it('a comment reaches the station: bell, inbox, link, read; switched off it no longer does', async () => {
  const owner = await enter({ app: 'portal', as: await demoOwner(0) })
  const station = await stationOf(owner)
  const admin = await enter({ app: 'admin', as: 'network@demo.example' })
  await hearComments(owner)
  await owner.ask('mutation { markAllNotifications(input: {}) { unread } }')
  const opened = streaming(owner)
  await owner.go('/home')
  await opened
  const bell = owner.page.getByTestId('bell').filter({ visible: true })
  expect(await bell.getByTestId('unread').count()).toBe(0)
  await comment(admin, station, '请在本周内补交资质照片')
  await bell.getByTestId('unread').getByText('1').waitFor()
  await bell.click()
  const panel = owner.page.getByRole('dialog')
  const told = panel.getByRole('link', { name: /发表了评论/ }).first()
  await told.waitFor()
  await take(owner, 'panel-phone')
  await told.click()
  await owner.page.waitForURL(/\/station$/)
  await bell.getByTestId('unread').waitFor({ state: 'detached' })

  await owner.go('/inbox?show=unread')
  await owner.text('pages.notifications.noneUnread').waitFor()
  await owner.go('/account')
  const row = owner.page.getByRole('row', { name: new RegExp(owner.say('enums.NotificationGroup.COMMENTS')) })
  await row.getByRole('checkbox').uncheck()
  await owner.text('pages.notifications.saved').first().waitFor()
  await take(owner, 'settings-phone')
  await comment(admin, station, '收到请回复')
  await change(owner, station, '020-66660003') // what comes after it has arrived when this has
  await expect.poll(() => unreadOf(owner)).toBe(0)
})
