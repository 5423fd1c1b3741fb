import { expect, it } from 'vitest'
import { enter, PHONE, type Person } from '../stage/person.ts'

const STATION = 'ZW0008'
const PASSWORD = '服务站的新密码 2026'
const PHONE_NUMBER = '13916660008'

interface Named {
  id: string
  name: string
  code?: string
}

const visibleText = ({ page }: Person) => page.locator('body').innerText()

it('invites an owner, who sets a password and sees his own station only', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  const { stations, staffMembers, users } = await admin.ask<
    Record<'stations' | 'staffMembers' | 'users', { nodes: Named[] }>
  >(`{
    stations(first: 100) { nodes { id name code } }
    staffMembers(first: 1) { nodes { id name } }
    users(first: 1, filter: { role: [STATION_OWNER] }) { nodes { id name } }
  }`)
  const { id, name } = stations.nodes.find(({ code }) => code === STATION) ?? { id: '', name: '' }
  await admin.go(`/stations/${id}`)
  await admin.link('pages.stations.inviteOwner').click()
  await expect.poll(() => admin.field('fields.User.stationId').inputValue()).toContain(name)
  await admin.field('fields.User.name').fill('陆建新')
  await admin.field('fields.User.phone').fill(PHONE_NUMBER)
  await admin.button('actions.User.invite').click()
  const link = await admin.page.getByTestId('issued-link').inputValue()

  const owner = await enter({ app: 'portal' })
  const { page } = owner
  await page.goto(link)
  await owner.field('pages.identity.newPassword').fill(PASSWORD)
  await owner.field('pages.identity.repeatPassword').fill(PASSWORD)
  await owner.button('pages.identity.setPassword').click()
  await owner.text('pages.identity.passwordSet').waitFor()
  await owner.field('pages.identity.identifier').fill(PHONE_NUMBER)
  await owner.field('pages.identity.password').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
  expect(page.viewportSize()).toEqual(PHONE)

  const foreign = stations.nodes.filter((one) => one.name !== name).map((one) => one.name)
  for (const address of ['/home', '/station', '/staff', '/users', '/account']) {
    await owner.go(address)
    const text = await visibleText(owner)
    expect(foreign.filter((one) => text.includes(one))).toEqual([])
  }
  const other = stations.nodes.find((one) => one.name !== name)
  await owner.go(`/stations/${other?.id}`)
  await owner.text('common.pageNotFound').first().waitFor()
  for (const address of [`/staff/${staffMembers.nodes[0]?.id}`, `/users/${users.nodes[0]?.id}`]) {
    await owner.go(address)
    await owner.text('errors.NOT_FOUND').waitFor()
  }

  // The link works once.
  const stranger = await enter({ app: 'portal' })
  stranger.watch.expect(/40[0-9]|410/)
  await stranger.page.goto(link)
  await stranger.page.getByRole('alert').waitFor()
})
