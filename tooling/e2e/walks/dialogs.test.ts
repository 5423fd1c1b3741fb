import { expect, it } from 'vitest'
import { demoOwner, DESK, enter, PHONE, type Person } from '../stage/person.ts'
import { misfit, strangeTexts, violationsInBoth } from '../stage/page-checks.ts'

/** An open choice hides the page behind it and keeps the focus inside, which the rule allows to dialogs only. */
const HIDDEN_BEHIND_CHOICES = /^light aria-hidden-focus: #app:/

/** Judges what is open now, in both appearances. */
async function judgeOpen(person: Person, what: string): Promise<string[]> {
  const { page, locale } = person
  await person.watch.quiet()
  const unreadable = (await violationsInBoth(page)).filter((text) => !HIDDEN_BEHIND_CHOICES.test(text))
  const found = [...(await strangeTexts(page, locale)), (await misfit(page)) ?? [], unreadable].flat()
  return found.map((text) => `${what}: ${text}`)
}

it('opens nothing that somebody cannot read: panels, menus and dialogs of headquarters', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example', theme: 'system' })
  const { page } = admin
  const found: string[] = []
  const judge = async (what: string) => void found.push(...(await judgeOpen(admin, what)))

  await admin.go('/stations')
  await page.getByTestId('user-menu').click()
  await judge('menu of the account')
  await page.keyboard.press('Escape')
  await admin.button('common.columns').click()
  await judge('columns')
  await page.keyboard.press('Escape')
  await admin.button('common.addFilter').click()
  await judge('which filter')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: admin.say('fields.Station.state'), exact: true })
    .click()
  await judge('values of a filter')
  await page.keyboard.press('Escape')
  await admin.button('pages.stations.showMap').click()
  await judge('province map')
  await page.locator('table [data-row-link]').first().click()
  await admin.button('actions.Station.suspend').click()
  await page.getByRole('dialog').waitFor()
  await judge('reason of a step')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })

  await admin.go('/stations/new')
  await admin.field('fields.Station.name').fill('新站')
  await admin.link('pages.regions.title').click()
  await page.getByRole('dialog').waitFor()
  await judge('question about unsaved changes')
  await admin.button('common.keepEditing').click()
  await admin.button('actions.Station.create').click()
  await judge('form with problems')
  await admin.field('fields.Station.kind').click()
  await page.getByRole('listbox').waitFor()
  await judge('choices of a field')
  await page.keyboard.press('Escape')

  await admin.go('/audit')
  await admin.button('common.details').first().click()
  await judge('opened row')
  await page.setViewportSize(PHONE)
  await admin.go('/stations')
  await admin.button('common.menu').click()
  await page.getByRole('dialog').waitFor()
  await judge('menu on a phone')
  expect(found).toEqual([])
})

it('opens nothing that somebody cannot read: the portal', async () => {
  const owner = await enter({ app: 'portal', as: await demoOwner(), theme: 'system' })
  const { page } = owner
  const found: string[] = []
  const judge = async (what: string) => void found.push(...(await judgeOpen(owner, what)))
  await owner.go('/home')
  await page.locator('[data-testid=user-menu]:visible').click()
  await judge('menu of the account')
  await page.keyboard.press('Escape')
  await owner.go('/staff')
  await page.locator('[data-row-link]:visible').last().click()
  await owner.button('actions.StaffMember.deactivate').click()
  await page.getByRole('dialog').waitFor()
  await judge('day of leaving')
  expect(found).toEqual([])
})

it('shows visitors of the portal a page that everybody can read', async () => {
  for (const viewport of [PHONE, DESK]) {
    const visitor = await enter({ app: 'portal', theme: 'system', viewport })
    await visitor.go('/')
    await visitor.page.getByTestId('sign-in').waitFor()
    expect(await judgeOpen(visitor, 'first page')).toEqual([])
  }
})
