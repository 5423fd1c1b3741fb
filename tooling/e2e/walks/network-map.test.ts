import { expect, it } from 'vitest'
import { enter } from '../stage/person.ts'

it('shows who is reached, plans new sites and says what breaks when a station closes', async () => {
  const manager = await enter({ app: 'admin', as: 'network@demo.example' })
  const { page } = manager
  await manager.go('/network-map')
  const share = page.locator('[data-share]')
  expect(await share.innerText()).toMatch(/^\d+(\.\d)?%$/)

  await manager.button('pages.coverage.planRun').click()
  const plan = page.locator('[data-plan]')
  await plan.getByRole('listitem').nth(2).waitFor()
  expect(await plan.getByRole('listitem').count()).toBe(3)
  await page.getByText(manager.say('pages.coverage.legendSite')).waitFor()

  const tables = page.getByRole('group', { name: manager.say('pages.coverage.showAs') })
  await tables.getByRole('button', { name: manager.say('pages.coverage.tableStations') }).click()
  await page
    .getByRole('row')
    .nth(1)
    .getByRole('button', { name: manager.say('pages.coverage.closing') })
    .click()
  await page.locator('[data-closing]').waitFor()
  expect(manager.where()).toContain('table=stations')

  await tables.getByRole('button', { name: manager.say('pages.coverage.tableProvinces') }).click()
  await page.getByRole('link', { name: '浙江省', exact: true }).click()
  await manager.settle()
  expect(manager.where()).toContain('province=')
  const rows = await page.getByRole('row').allInnerTexts()
  expect(rows.slice(1).every((row) => row.includes('浙江省'))).toBe(true)
})

it('takes the demand of counties from a sheet, and says which line is wrong', async () => {
  const manager = await enter({ app: 'admin', as: 'network@demo.example', locale: 'en' })
  const { page } = manager
  await manager.go('/network-map/demand?q=330106')
  await manager.button('pages.coverage.import').click()
  const dialog = page.getByRole('dialog')
  const rows = dialog.getByLabel(manager.say('pages.coverage.importRows'))
  const send = dialog.getByRole('button', { name: manager.say('pages.coverage.import'), exact: true })
  await rows.fill('330106,7654321,2\n33010,1,2')
  await dialog.getByText(manager.say('pages.coverage.importShape')).waitFor()
  expect(await send.isDisabled()).toBe(true)
  await rows.fill('330106,7654321,2\n999999,1,2')
  await send.click()
  await dialog.getByText(manager.say('pages.coverage.importUnknown', { code: '999999' })).waitFor()
  await rows.fill('330106,7654321,2')
  await send.click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('7,654,321').first().waitFor()
})
