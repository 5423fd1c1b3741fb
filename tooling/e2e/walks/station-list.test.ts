import { expect, it } from 'vitest'
import { enter, type Person } from '../stage/person.ts'

const rows = ({ page }: Person) => page.locator('table [data-row-link]')
const codes = (person: Person) => rows(person).allTextContents()

it('keeps filter, sort and search in the address, which shows the same list to somebody else', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  const { page } = admin
  await admin.go('/stations')
  await admin.button('common.addFilter').click()
  await admin.button('fields.Station.kind').click()
  await page.getByRole('checkbox', { name: admin.say('enums.StationKind.APPLIANCE'), exact: true }).check()
  await expect.poll(admin.where).toContain('kind=APPLIANCE')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: admin.say('fields.Station.name'), exact: true }).click()
  await expect.poll(admin.where).toContain('sort=NAME_ASC')
  await page.getByRole('searchbox').fill('家电服务中心')
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe('家电服务中心')
  await admin.settle()
  const seen = await codes(admin)
  expect(seen.length).toBeGreaterThan(3)

  const colleague = await enter({ app: 'admin', as: 'network@demo.example' })
  await colleague.go(admin.where())
  expect(await codes(colleague)).toEqual(seen)
  const chip = { field: admin.say('fields.Station.kind'), value: admin.say('enums.StationKind.APPLIANCE') }
  await colleague.button('common.withCondition', chip).waitFor()
})

it('comes back from a record to the same place', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example', viewport: { width: 1440, height: 500 } })
  const { page } = admin
  await admin.go('/stations?q=ZW&state=ACTIVE&sort=NAME_DESC')
  const list = page.getByRole('region', { name: admin.say('pages.stations.title') })
  const before = await codes(admin)
  const last = rows(admin).last()
  const code = (await last.textContent()) ?? ''
  await last.scrollIntoViewIfNeeded()
  const scrolled = await list.evaluate((element) => element.scrollTop)
  expect(scrolled).toBeGreaterThan(100)
  await last.click()
  await page.locator('header').getByText(code).waitFor()
  await page.goBack()
  await page.getByRole('link', { name: code, exact: true }).waitFor()
  await admin.settle()
  expect(admin.where()).toBe('/stations?q=ZW&state=ACTIVE&sort=NAME_DESC')
  expect(await codes(admin)).toEqual(before)
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBe(scrolled)
})

it('pages by the address, and Back goes a page back', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  const { page } = admin
  await admin.go('/users?role=TECHNICIAN&sort=NAME_ASC')
  const first = await codes(admin)
  expect(first).toHaveLength(50)
  await admin.link('common.nextPage').click()
  await expect.poll(admin.where).toBe('/users?role=TECHNICIAN&sort=NAME_ASC&page=2')
  await admin.settle()
  const second = await codes(admin)
  expect(second.filter((name) => first.includes(name)).length).toBeLessThan(first.length / 2)
  await page.goBack()
  await admin.settle()
  expect(await codes(admin)).toEqual(first)
})

it('says why a list is empty and takes the filters away', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  await admin.go('/stations?q=没有这样的站&kind=VEHICLE')
  await admin.text('pages.list.emptyFiltered').waitFor()
  await admin.button('common.clearFilters').last().click()
  await admin.page.getByRole('link', { name: 'ZW0001' }).waitFor()
  expect(admin.where()).toBe('/stations')
})

it('is dark from the first frame', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  const { page } = admin
  await admin.go('/stations')
  await page.evaluate(() => localStorage.setItem('stationmaster.theme', 'dark'))
  await page.addInitScript(() => {
    const look = () => {
      const { body, documentElement } = document
      if (!body) return requestAnimationFrame(look)
      documentElement.dataset['firstFrame'] = documentElement.classList.contains('dark') ? 'dark' : 'light'
      return 0
    }
    requestAnimationFrame(look)
  })
  await page.reload()
  await admin.settle()
  expect(await page.evaluate(() => document.documentElement.dataset['firstFrame'])).toBe('dark')
  expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme)).toContain('dark')
})

it('changes the language without a reload', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  const { page } = admin
  await admin.go('/stations?q=ZW&state=ACTIVE')
  await page.evaluate(() => (document.documentElement.dataset['before'] = 'yes'))
  const seen = await codes(admin)
  await page.getByTestId('user-menu').click()
  await page.getByRole('menuitemcheckbox', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'Stations' }).waitFor()
  await page.getByText('Status: Active').or(page.getByText('State: Active')).waitFor()
  expect(await page.evaluate(() => document.documentElement.dataset['before'])).toBe('yes')
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  expect(await codes(admin)).toEqual(seen)
})
