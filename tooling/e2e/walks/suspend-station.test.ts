import { expect, it } from 'vitest'
import { demoOwner, enter, type Person } from '../stage/person.ts'

const REASON = '连续两周未按时上报，暂停整改'

/** Presses Tab until the focus is on something of this name, as somebody without a mouse does. */
async function tabTo({ page }: Person, name: string): Promise<void> {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    if (found === name) return
  }
  throw new Error(`the focus never reached “${name}”`)
}

const stateOf = (person: Person, key: Parameters<Person['say']>[0]) =>
  person.page.locator('header').getByText(person.say(key), { exact: true })

it('suspends a station; its owner sees why and can only read; then it resumes', async () => {
  const owner = await enter({ app: 'portal', as: await demoOwner(1) })
  const { viewer } = await owner.ask<{ viewer: { station: { id: string; name: string } } }>(
    '{ viewer { station { id name } } }',
  )
  await owner.go('/station')
  await owner.button('actions.Station.edit').waitFor()

  const admin = await enter({ app: 'admin', as: 'network@demo.example' })
  await admin.go(`/stations/${viewer.station.id}`)
  await admin.button('actions.Station.suspend').click()
  const dialog = admin.page.getByRole('dialog')
  const confirm = dialog.getByRole('button', { name: admin.say('actions.Station.suspend') })
  await confirm.click()
  await dialog.getByText(admin.say('errors.field.REQUIRED')).waitFor()
  await dialog.getByLabel(admin.say('common.reason')).fill(REASON)
  await dialog.getByLabel(admin.say('common.reference')).fill('ZG-2026-E2E')
  await confirm.click()
  await stateOf(admin, 'enums.StationState.SUSPENDED').waitFor()
  await admin.page.getByText(REASON).first().waitFor()

  await owner.go('/home')
  const notice = owner.page.getByTestId('state-notice')
  await notice.getByText(owner.say('pages.station.suspended')).waitFor()
  await notice.getByText(REASON).waitFor()
  await owner.go('/station')
  await owner.page.getByTestId('read-only').waitFor()
  expect(await owner.button('actions.Station.edit').count()).toBe(0)
  await expect(rename(owner, viewer.station.id)).rejects.toThrow(owner.say('errors.FORBIDDEN'))

  await admin.button('actions.Station.resume').click()
  await dialog.getByLabel(admin.say('common.reason')).fill('整改完成')
  await dialog.getByRole('button', { name: admin.say('actions.Station.resume') }).click()
  await stateOf(admin, 'enums.StationState.ACTIVE').waitFor()
  await owner.go('/station')
  await owner.button('actions.Station.edit').waitFor()
  expect(await notice.count()).toBe(0)
})

/** What the page no longer offers, asked of the API. */
const rename = (owner: Person, id: string) =>
  owner.ask('mutation Edit($input: UpdateStationInput!) { updateStation(input: $input) { id } }', {
    input: { id, expectedVersion: 1, servicePhone: '020-88886666' },
  })

it('suspends a station without a mouse', async () => {
  const admin = await enter({ app: 'admin', as: 'network@demo.example' })
  const { keyboard } = admin.page
  await admin.go('/stations?q=ZW0005')
  await tabTo(admin, 'ZW0005')
  await keyboard.press('Enter')
  await admin.button('actions.Station.suspend').waitFor()
  await tabTo(admin, admin.say('actions.Station.suspend'))
  await keyboard.press('Enter')
  await admin.page.getByRole('dialog').waitFor()
  // The reason has the focus.
  await keyboard.type(REASON)
  await tabTo(admin, admin.say('actions.Station.suspend'))
  await keyboard.press('Enter')
  await stateOf(admin, 'enums.StationState.SUSPENDED').waitFor()
  await admin.page.getByRole('dialog').waitFor({ state: 'detached' })
  // The button has gone with its step; the focus stays in its place instead of falling to the top of the page.
  const focused = () => admin.page.evaluate(() => document.activeElement?.tagName)
  await expect.poll(focused).not.toBe('BODY')
  await tabTo(admin, admin.say('actions.Station.resume'))
  await keyboard.press('Enter')
  await admin.page.getByRole('dialog').waitFor()
  await keyboard.type('整改完成')
  await tabTo(admin, admin.say('actions.Station.resume'))
  await keyboard.press('Enter')
  await stateOf(admin, 'enums.StationState.ACTIVE').waitFor()
})
