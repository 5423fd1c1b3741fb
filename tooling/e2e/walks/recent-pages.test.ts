import { expect, it } from 'vitest'
import { misfit, strangeTexts, violations } from '../stage/page-checks.ts'
import { enter } from '../stage/person.ts'

it('keeps recent pages side by side, and what was typed in a form until its page is closed', async () => {
  const person = await enter({ app: 'admin', as: 'admin@demo.example' })
  const { page } = person
  await person.go('/account')
  const strip = page.getByRole('navigation', { name: person.say('common.recentPages') })
  const list = strip.getByRole('link', { name: person.say('pages.stations.title'), exact: true })
  expect(await strip.count()).toBe(0)
  await page.getByLabel(person.say('pages.account.keepRecentPages')).check()
  await strip.waitFor()

  await page
    .getByRole('navigation')
    .getByRole('link', { name: person.say('pages.stations.title') })
    .click()
  await page.getByLabel(new RegExp(`^${person.say('common.search')}: `)).fill('ZW0003')
  await page.waitForURL(/q=ZW0003/)
  await page.getByRole('link', { name: 'ZW0003' }).click()
  await page.waitForURL(/stations\/[0-9a-f-]{36}$/)
  await person.settle()
  const name = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  await strip.getByRole('link', { name }).waitFor()
  expect(await page.title()).toContain(name)

  // A changed form is left without a question, and stands as it was left.
  await person.button('actions.Station.edit').click()
  const remark = person.field('fields.Station.remark')
  await remark.fill('写到一半')
  await list.click()
  await page.waitForURL(/stations\?q=ZW0003/)
  const form = strip.getByRole('listitem').filter({ hasText: person.say('common.unsavedChanges') })
  expect(await violations(page)).toEqual([])
  expect([await strangeTexts(page, person.locale), await misfit(page)]).toEqual([[], null])
  await form.getByRole('link').click()
  await expect.poll(() => remark.inputValue()).toBe('写到一半')
  expect(await form.count()).toBe(0)

  // A reload keeps the strip; closing the page of a changed form asks.
  await list.click()
  await form.waitFor()
  await page.reload()
  await form.getByRole('button').click()
  await person.button('common.keepEditing').click()
  await form.getByRole('button').click()
  await person.button('common.leave').click()
  await form.waitFor({ state: 'detached' })
  await expect.poll(() => strip.getByRole('link').count()).toBe(3)
})
