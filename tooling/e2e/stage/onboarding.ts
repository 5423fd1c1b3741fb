import { creditCheckCharacter } from '@stationmaster/contracts/normalise'
import type { Key, Params } from '@stationmaster/i18n'
import type { Locator } from 'playwright-core'
import { expect } from 'vitest'
import { misfit, strangeTexts } from './page-checks.ts'
import type { Person } from './person.ts'

export interface Firm {
  company: string
  contact: string
  phone: string
  email: string
  /** First 17 characters of the credit code. */
  licence: string
  /** Province, city, district. */
  place: readonly [string, string, string]
}

/** One firm on its way, in one language. */
export interface Story extends Firm {
  locale: 'zh-CN' | 'en'
  stationCode: string
  /** Another station of the kind is there already: the approval says why one more is wanted. Unknown at a second try. */
  isServed?: boolean
}

/** The console notes what is refused on purpose. */
export const REFUSED = /status of 4\d\d/

export const creditCodeOf = ({ licence }: Firm): string => licence + creditCheckCharacter(licence)

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
export const photo = { name: 'photo.png', mimeType: 'image/png', buffer: dot }
export const paper = {
  name: 'paper.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
}
/** No picture, whatever its name says. */
export const lie = { name: 'licence.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no picture at all') }
type Upload = typeof photo

/** Fills in the first page of `/apply`; who sends it is the walk. */
export async function introduce({ page, field, say }: Person, { place, ...firm }: Firm): Promise<void> {
  for (const [index, level] of (['province', 'city', 'district'] as const).entries()) {
    const choices = page.getByLabel(say(`fields.StationApplication.${level}`), { exact: true })
    await choices.selectOption(place[index] ?? '')
  }
  await field('fields.StationApplication.companyName').fill(firm.company)
  await field('fields.StationApplication.contactName').fill(firm.contact)
  await field('fields.StationApplication.phone').fill(firm.phone)
  await page.locator('input[type=email]').fill(firm.email)
  await page.getByRole('checkbox').check()
}

/** Opens an application by what its applicant knows. */
export async function openByCode({ page, at, field, button }: Person, code: string, phone: string): Promise<void> {
  await page.goto(at(`/apply/${code}`))
  await field('fields.StationApplication.phone').fill(phone)
  await button('pages.apply.open').click()
}

export const question = ({ page }: Person, key: string): Locator => page.locator(`#question-${key}`)

/** Types into the only text of a place and leaves it, which is when it is kept. */
export async function type(place: Locator, text: string): Promise<void> {
  await place.getByRole('textbox').fill(text)
  await place.getByRole('textbox').blur()
}

/** Answers every question of the group on the screen, well above what is asked for, with a file where one is wanted. */
export async function answerGroup(applicant: Person): Promise<void> {
  const { page } = applicant
  for (const card of await page.locator('[id^=question-]').all()) {
    const choice = card.getByRole('radio')
    if (await choice.count()) await choice.first().check()
    const text = card.getByRole('textbox')
    if ((await text.count()) && !(await text.inputValue()))
      await type(card, (await text.getAttribute('inputmode')) === 'decimal' ? '300' : '解放路 88 号一层')
    if (await card.locator('input[type=file]').count()) await addFile(card, photo)
  }
  await saved(applicant)
}

/** Adds a file where it is asked for, and waits until it has arrived. */
export async function addFile(place: Locator, file: Upload): Promise<void> {
  const arrived = place.getByRole('button', { name: file.name })
  const before = await arrived.count()
  await place.locator('input[type=file]').setInputFiles(file)
  await arrived.nth(before).waitFor()
}

export const saved = ({ page, say }: Person): Promise<void> =>
  page
    .getByTestId('save-state')
    .filter({ hasText: say('pages.apply.save.KEPT') })
    .waitFor()

/** A step that is asked about once more, and said yes to. */
export async function confirm({ page }: Person): Promise<void> {
  await page.getByRole('dialog').locator('button[type=submit]').click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** A step that is not possible now can be pressed, and says why not. */
export async function tryInVain({ button, text }: Person, step: Key, reason: Key, params?: Params): Promise<void> {
  await button(step).click({ force: true })
  await text(reason, params).first().waitFor()
}

/** The reviewer passes one item after the other by its key, beginning with the one that is marked. */
export async function passItems({ page, say }: Person, count: number): Promise<void> {
  const passed = page.locator(`button[aria-label="${say('enums.ReviewVerdict.PASS')}"][aria-pressed=true]`)
  for (let left = count; left > 0; left -= 1) {
    const before = await passed.count()
    await page.keyboard.press('y')
    await passed.nth(before).waitFor()
  }
}

/** Nothing of the other language, no raw key, nothing wider than the screen. */
export async function looksRight({ page, locale }: Person): Promise<void> {
  expect(await strangeTexts(page, locale)).toEqual([])
  expect(await misfit(page)).toBe(null)
}
