import type { Locale } from '@stationmaster/i18n'
import { DESK, PHONE, type Person } from './person.ts'
import { misfit, strangeTexts, violationsInBoth } from './page-checks.ts'

/** What is wrong with a page: in light and dark for those who cannot see or point, at both widths, in its words. */
export async function judge(person: Person, address: string): Promise<string[]> {
  const { page } = person
  await person.go(address)
  const own = page.viewportSize() ?? DESK
  const found = [...(await judgeWords(person)), ...(await judgeFit(person))]
  found.push(...(await violationsInBoth(page)))
  await page.setViewportSize(own === PHONE ? DESK : PHONE)
  found.push(...(await judgeFit(person)))
  await page.setViewportSize(own)
  return found.map((text) => `${address} ${text}`)
}

/** The same page in the other language: words and widths only, colours and names are the same. */
export async function judgeInEnglish(person: Person, address: string): Promise<string[]> {
  const { page } = person
  await person.go(address)
  const own = page.viewportSize() ?? DESK
  const found = [...(await judgeWords(person)), ...(await judgeFit(person))]
  await page.setViewportSize(own === PHONE ? DESK : PHONE)
  found.push(...(await judgeFit(person)))
  await page.setViewportSize(own)
  return found.map((text) => `en ${address} ${text}`)
}

async function judgeWords({ page, locale }: Person): Promise<string[]> {
  const strange = await strangeTexts(page, locale satisfies Locale)
  return strange.map((text) => `says “${text}”`)
}

async function judgeFit({ page }: Person): Promise<string[]> {
  const problem = await misfit(page)
  return problem ? [problem] : []
}
