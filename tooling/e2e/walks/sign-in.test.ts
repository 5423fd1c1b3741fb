import { expect, it } from 'vitest'
import { enter, PASSWORD } from '../stage/person.ts'

it('signs in with the keyboard alone', async () => {
  const admin = await enter({ app: 'admin' })
  await admin.go('/stations?state=ACTIVE')
  expect(admin.where()).toBe('/sign-in?next=/stations?state=ACTIVE')
  const { keyboard } = admin.page
  // The first field has the focus.
  await keyboard.type('admin@demo.example')
  await keyboard.press('Tab')
  await keyboard.type(PASSWORD)
  await keyboard.press('Enter')
  await admin.page.getByRole('heading', { level: 1, name: admin.say('pages.stations.title') }).waitFor()
  expect(admin.where()).toBe('/stations?state=ACTIVE')
})
