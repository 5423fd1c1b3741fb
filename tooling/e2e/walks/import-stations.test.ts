import { text as read } from 'node:stream/consumers'

import { expect, it } from 'vitest'
import { enter, type Person } from '../stage/person.ts'
import { EXPECTED, stationsCsv, stationsXlsx, type GivenFile } from '../stage/station-file.ts'

const chip = ({ page }: Person, key: string) => page.locator(`[data-rows="${key}"]`)
const state = (person: Person, key: Parameters<Person['say']>[0]) =>
  person.page.locator('header').getByText(person.say(key), { exact: true })

/** Lets a file fall onto the page, as from a desktop. */
async function drop({ page }: Person, file: GivenFile): Promise<void> {
  const given = { name: file.name, type: file.mimeType, base64: file.buffer.toString('base64') }
  const dataTransfer = await page.evaluateHandle(({ name, type, base64 }) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const transfer = new DataTransfer()
    transfer.items.add(new File([bytes], name, { type }))
    return transfer
  }, given)
  await page.locator('label:has(input[type=file])').dispatchEvent('drop', { dataTransfer })
}

async function downloaded(person: Person): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    person.page.waitForEvent('download'),
    person.button('actions.Import.exportErrors').click(),
  ])
  return { name: file.suggestedFilename(), text: await read(await file.createReadStream()) }
}

it('imports an old export: checked, run, run again without effect, undone', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  const { page } = admin
  await admin.go('/imports')
  await admin.link('actions.Import.create').first().click()
  await page.locator('input[type=file]').waitFor({ state: 'attached' })
  await drop(admin, stationsCsv())
  await state(admin, 'enums.ImportState.CHECKED').waitFor()
  await admin.settle()
  const first = admin.where()
  expect(await chip(admin, 'NEW').textContent()).toContain(String(EXPECTED.new))
  expect(await chip(admin, 'REFUSED').textContent()).toContain(String(EXPECTED.refused))
  expect(await chip(admin, 'NOTED').textContent()).toContain(String(EXPECTED.noted))
  await chip(admin, 'REFUSED').click()
  await page.getByText('飞机').waitFor()
  await expect.poll(() => page.locator('tbody tr').count()).toBe(EXPECTED.refused)

  const { text } = await downloaded(admin)
  expect(text).toContain(admin.say('pages.imports.reason'))
  expect(text.trim().split('\n')).toHaveLength(EXPECTED.refused + 1)

  await admin.button('actions.Import.run').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: admin.say('actions.Import.run') })
    .click()
  await state(admin, 'enums.ImportState.DONE').waitFor()
  await admin.link('pages.imports.toJob').click()
  await state(admin, 'enums.JobState.DONE').waitFor()
  await admin.text('pages.jobs.progress', { done: EXPECTED.new, total: EXPECTED.new }).first().waitFor()
  await admin.go('/stations?q=ZY1')
  expect(await page.locator('table [data-row-link]').allTextContents()).toContain('ZY104')

  await admin.go('/imports/new')
  await page.locator('input[type=file]').setInputFiles(await stationsXlsx())
  await state(admin, 'enums.ImportState.CHECKED').waitFor()
  await admin.settle()
  expect(await chip(admin, 'NEW').textContent()).toMatch(/ 0$/)
  expect(await chip(admin, 'UNCHANGED').textContent()).toContain(String(EXPECTED.new))
  expect(await admin.button('actions.Import.run').count()).toBe(0)

  await admin.go(first)
  await admin.button('actions.Import.undo').click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: admin.say('actions.Import.undo') })
    .click()
  await state(admin, 'enums.ImportState.UNDONE').waitFor()
  await admin.go('/stations?q=ZY1')
  await admin.text('pages.list.emptyFiltered').waitFor()
})

it('says what is wrong with a file that is no table', async () => {
  const admin = await enter({ app: 'admin', as: 'admin@demo.example' })
  admin.watch.expect(/40[0-9]|415|422/)
  await admin.go('/imports/new')
  const buffer = Buffer.from('PK\u0003\u0004 not a workbook')
  await admin.page.locator('input[type=file]').setInputFiles({ name: '网点.xlsx', mimeType: 'application/zip', buffer })
  expect(await admin.page.getByRole('alert').innerText()).not.toBe('')
})
