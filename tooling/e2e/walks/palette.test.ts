import { expect, it } from 'vitest'
import { misfit, strangeTexts, violations } from '../stage/page-checks.ts'
import { demoOwner, enter, PASSWORD, PHONE, type Person } from '../stage/person.ts'
import { routesOf } from '../stage/routes.ts'

const admin = 'admin@demo.example'

async function openPalette({ page, locale }: Person, words = ''): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.type(words)
  if (words) await page.getByRole('option').first().waitFor()
  expect(await violations(page)).toEqual([])
  expect([await strangeTexts(page, locale), await misfit(page)]).toEqual([[], null])
}

it.each(['admin', 'portal'] as const)('%s: every key after g leads to one page', async (app) => {
  const keys = (await routesOf(app)).flatMap(({ meta }) => meta?.menu?.key ?? [])
  expect(keys.length).toBeGreaterThan(3)
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

it('finds a station by pinyin and opens it, by keys alone', async () => {
  const person = await enter({ app: 'admin', as: admin })
  await person.go('/')
  await openPalette(person, 'hzxhhxjd')
  await person.page.getByRole('option', { name: '杭州西湖' }).first().waitFor()
  await person.page.keyboard.press('Enter')
  await person.page.waitForURL(/\/stations\/[0-9a-f-]{36}$/)
  await expect.poll(() => person.page.getByRole('heading', { level: 1 }).textContent()).toContain('杭州西湖')
})

it('fills the screen of a phone and finds only what is the station’s own', async () => {
  const person = await enter({ app: 'portal', as: await demoOwner(), viewport: PHONE, theme: 'dark', locale: 'en' })
  await person.go('/home')
  const { page } = person
  await person.button('pages.palette.title').click()
  await page.getByRole('combobox').fill('ZW0002')
  await person.text('pages.palette.empty', { term: 'ZW0002' }).waitFor()
  await page.getByRole('combobox').fill('ZW0001')
  await page.getByRole('option', { name: 'ZW0001' }).first().waitFor()
  expect(await violations(page)).toEqual([])
  expect([await strangeTexts(page, person.locale), await misfit(page)]).toEqual([[], null])
  expect((await page.getByRole('dialog').boundingBox())?.width).toBe(PHONE.width)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/station$/)
})

it('moves through a list and to other pages by single keys, which can be switched off', async () => {
  const person = await enter({ app: 'admin', as: admin })
  const { keyboard } = person.page
  await person.go('/stations')
  await keyboard.press('j')
  await keyboard.press('j')
  expect(await person.page.evaluate(() => document.activeElement?.textContent)).toBe('ZW0002')
  await keyboard.press('?')
  await person.page.getByRole('dialog').waitFor()
  expect(await violations(person.page)).toEqual([])
  await person.page.getByRole('dialog').getByRole('checkbox').uncheck()
  await keyboard.press('Escape')
  await person.page.getByRole('dialog').waitFor({ state: 'detached' })
  await keyboard.press('c')
  expect(person.where()).toBe('/stations')
})

it('signs in again over the page, and the form is saved', async () => {
  const person = await enter({ app: 'admin', as: admin })
  const { page } = person
  await person.go('/stations')
  await page.locator('[data-row-link]').first().click()
  await page.waitForURL(/\/stations\/[0-9a-f-]{36}$/)
  await person.go(`${person.where()}/edit`)
  await person.field('fields.Station.remark').fill('再次登录前填写')
  await person.context.clearCookies()
  await page.keyboard.press('Control+s')
  await page.getByRole('dialog').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/stations\/[0-9a-f-]{36}$/)
  await page.getByText('再次登录前填写').waitFor()
})

it('offers a draft back after the page was lost', async () => {
  const person = await enter({ app: 'admin', as: admin })
  await person.go('/stations/new')
  await person.field('fields.Station.name').fill('草稿站')
  await person.page.waitForFunction(() =>
    Object.keys(localStorage).some((key) => key.startsWith('stationmaster.draft.')),
  )
  const again = await person.context.newPage()
  await again.goto(person.at('/stations/new'))
  await again.getByRole('button', { name: person.say('pages.form.draftTake') }).click()
  expect(await again.getByLabel(person.say('fields.Station.name'), { exact: true }).inputValue()).toBe('草稿站')
})
