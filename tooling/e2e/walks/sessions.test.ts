import { expect, it } from 'vitest'
import { enter, PASSWORD, type Person } from '../stage/person.ts'

const READER = 'reader@demo.example'

async function fillSignIn(person: Person): Promise<void> {
  await person.field('pages.identity.identifier').fill(READER)
  await person.field('pages.identity.password').fill(PASSWORD)
  await person.page.keyboard.press('Enter')
}

it('leads to the sign-in page and back when the session was ended elsewhere', async () => {
  const here = await enter({ app: 'admin', as: READER })
  await here.go('/stations')
  const there = await enter({ app: 'admin', as: READER })
  await there.go('/account')
  const { page } = there
  const revoke = there.say('actions.Session.revoke')
  const others = page.getByRole('button', { name: revoke, exact: true })
  for (let left = await others.count(); left > 0; left -= 1) {
    await others.first().click()
    await page.getByRole('dialog').getByRole('button', { name: revoke }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => others.count()).toBe(left - 1)
  }

  here.watch.expect(/40[01]/)
  await here.page.getByRole('searchbox').fill('ZW0002')
  // Asks for the password over the page (palette.test.ts walks that way); the other way is the sign-in page.
  await here.button('pages.identity.signInAsOther').click()
  await here.page.getByRole('heading', { name: here.say('pages.identity.signInAdmin') }).waitFor()
  expect(here.where()).toBe('/sign-in?next=/stations?q=ZW0002')
  await fillSignIn(here)
  await here.page.getByRole('link', { name: 'ZW0002' }).waitFor()
  expect(here.where()).toBe('/stations?q=ZW0002')
})

it('signs out, and Back shows nothing of the session', async () => {
  const reader = await enter({ app: 'admin', as: READER })
  await reader.go('/stations')
  await reader.page.getByTestId('user-menu').click()
  await reader.page.getByRole('menuitem', { name: reader.say('common.signOut') }).click()
  await reader.page.getByRole('heading', { name: reader.say('pages.identity.signInAdmin') }).waitFor()
  await reader.page.goBack()
  await reader.page.getByRole('heading', { name: reader.say('pages.identity.signInAdmin') }).waitFor()
  expect(await reader.page.getByText('ZW0001').count()).toBe(0)
})

it('says why a password is refused, and lets nobody in', async () => {
  const reader = await enter({ app: 'admin' })
  reader.watch.expect(/40[01]|422/)
  await reader.go('/sign-in')
  await reader.field('pages.identity.identifier').fill(READER)
  await reader.field('pages.identity.password').fill('not-the-password')
  await reader.page.keyboard.press('Enter')
  await reader.page.getByRole('alert').getByText(reader.say('errors.SIGN_IN_FAILED')).waitFor()
  expect(reader.where()).toBe('/sign-in')
})
