import { expect, test } from 'vitest'
import { enter, type Person } from '../stage/person.ts'

const admin = () => enter({ app: 'admin', as: 'admin@demo.example' })
const heads = ({ page }: Person) =>
  page.locator('thead th[data-column]').evaluateAll((found) => found.map((head) => head.getAttribute('data-column')))
const openOf = ({ page }: Person) => new URL(page.url()).searchParams.get('open')
const rowLinks = ({ page }: Person) => page.locator('tbody [data-row-link]')

test('columns are ordered, sized and pinned, and another device shows the same', async () => {
  const person = await admin()
  const { page } = person
  await person.go('/users')
  await person.button('common.columns').click()
  await page.getByLabel(person.say('pages.columns.show', { name: person.say('fields.User.audience') })).uncheck()
  await page.getByLabel(person.say('pages.columns.down', { name: person.say('fields.User.state') })).click()
  await page.getByLabel(person.say('pages.columns.pin', { name: person.say('fields.User.name') })).selectOption('start')
  const width = page.getByLabel(person.say('pages.columns.width', { name: person.say('fields.User.name') }))
  await width.fill('180')
  await width.press('Enter')
  const kept = page.waitForResponse((answer) => (answer.request().postData() ?? '').includes('KeepListLook'))
  await page.keyboard.press('Escape')
  await kept
  const wanted = ['name', 'roles', 'state', 'place', 'phone', 'email', 'lastSignedInAt']
  expect(await heads(person)).toEqual(wanted)
  const elsewhere = await admin()
  await elsewhere.go('/users')
  await expect.poll(() => heads(elsewhere)).toEqual(wanted)
  const name = elsewhere.page.locator('th[data-column=name]')
  expect((await name.boundingBox())?.width).toBe(180)
  expect(await name.evaluate((head) => getComputedStyle(head).position)).toBe('sticky')
  await elsewhere.button('common.columns').click()
  await elsewhere.button('pages.columns.reset').click()
  expect(await heads(elsewhere)).toHaveLength(8)
  await elsewhere.page.waitForResponse((answer) => (answer.request().postData() ?? '').includes('KeepListLook'))
})

test('a row opens beside the list under an address of its own; J walks, Escape goes back to the row', async () => {
  const person = await admin()
  const { page } = person
  await person.go('/stations')
  await page.locator('tbody tr').nth(1).locator('td').nth(6).click()
  const first = openOf(person)
  await page.locator('[data-drawer] form').waitFor()
  await page.keyboard.press('j')
  await expect.poll(() => openOf(person)).not.toBe(first)
  const second = openOf(person)
  const copied = await admin()
  await copied.page.goto(page.url())
  await copied.page.locator('[data-drawer] form').waitFor()
  await page.locator('[data-drawer]').getByLabel(person.say('fields.Station.remark')).fill('一半')
  await page.keyboard.press('Escape')
  await person.button('common.keepEditing').click()
  expect(openOf(person)).toBe(second)
  await page.keyboard.press('Escape')
  await person.button('common.leave').click()
  await expect.poll(() => openOf(person)).toBeNull()
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-row-link'))).toBe(second)
})

test('a cell is opened by Enter, given back by Escape, saved by Tab; what is refused stands at it', async () => {
  const person = await admin()
  const { page } = person
  await person.go('/stations?q=ZW0038')
  const cell = page.locator('tbody td[data-cell$=" principalName"]')
  const before = (await cell.innerText()).trim()
  await cell.focus()
  await cell.press('Enter')
  await cell.locator('input').fill('别人')
  await cell.locator('input').press('Escape')
  expect((await cell.innerText()).trim()).toBe(before)
  await cell.press('Enter')
  await cell.locator('input').fill('张新')
  await cell.locator('input').press('Tab')
  await expect.poll(async () => (await cell.innerText()).trim()).toBe('张新')
  const name = page.locator('tbody td[data-cell$=" name"]')
  const shown = (await name.innerText()).trim()
  await page.keyboard.press('Escape')
  await name.dblclick()
  await name.locator('input').fill(' ')
  await name.locator('input').press('Enter')
  await name.getByRole('alert').waitFor()
  expect(await name.innerText()).toContain(shown)
  await cell.press('Enter')
  await cell.locator('input').fill(before)
  await cell.locator('input').press('Enter')
  await expect.poll(async () => (await cell.innerText()).trim()).toBe(before)
})

test('all that match are changed by a job, and every refusal is told', { timeout: 90_000 }, async () => {
  const person = await admin()
  const { page } = person
  await person.go('/stations?q=ZW003&state=ACTIVE,SUSPENDED')
  const rows = await rowLinks(person).count()
  await page.locator('tbody input[type=checkbox]').first().click()
  await page.getByRole('button', { name: person.say('pages.bulk.chooseWhole', { count: rows }) }).click()
  await page.locator('[data-bulk=confirm]').click()
  await page.locator('#bulk-form textarea').fill('核对')
  const sent = page.waitForRequest((request) => (request.postData() ?? '').includes('ChangeStations'))
  await page.locator('button[form=bulk-form]').click()
  const { variables } = JSON.parse((await sent).postData() ?? '{}') as { variables: { input: object } }
  expect(variables.input).toMatchObject({ search: 'ZW003', expectedCount: rows })
  expect(variables.input).not.toHaveProperty('ids')
  // nobody is on probation among them: each is refused with its state
  const dialog = page.getByRole('dialog')
  await dialog.locator('tbody tr').first().waitFor({ timeout: 30_000 })
  expect(await dialog.locator('tbody tr').count()).toBe(rows)
})

test('a deleted view is gone at once and comes back by undoing', async () => {
  const person = await admin()
  const { page } = person
  await person.go('/stations?state=SUSPENDED&q=ZW')
  await person.button('pages.views.save').click()
  await page.getByRole('dialog').getByRole('textbox').fill('撤销')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: person.say('common.save') })
    .click()
  const tab = page.getByRole('link', { name: /^撤销/ })
  await tab.waitFor()
  const remove = async () => {
    await page.getByLabel(person.say('pages.views.menu', { name: '撤销' })).click()
    await page.getByRole('menuitem', { name: person.say('pages.views.delete') }).click()
    await tab.waitFor({ state: 'detached' })
  }
  await remove()
  await person.button('common.undo').click()
  await tab.click()
  await remove()
  await page.waitForResponse((answer) => (answer.request().postData() ?? '').includes('DeleteView'))
})
