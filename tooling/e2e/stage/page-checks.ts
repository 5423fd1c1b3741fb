import { words, type Locale } from '@stationmaster/i18n'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { HEADER } from './station-file.ts'
import type { AxeResults, RunOptions } from 'axe-core'

declare global {
  interface Window {
    axe?: { run: (options: RunOptions) => Promise<AxeResults> }
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** The rules of axe whose verdict hangs on a colour. */
const ABOUT_COLOURS: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } }

/**
 * Violations in light and in dark, of a person whose theme follows the system. Dark is a class on <html> and changes
 * colours alone, so that only what looks at colours is asked again; walks/kit.test.ts asks everything in both.
 */
export async function violationsInBoth(page: Page): Promise<string[]> {
  const light = await violations(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.waitForSelector('html.dark')
  const dark = await violations(page, ABOUT_COLOURS)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.waitForSelector('html:not(.dark)')
  return [...light.map((text) => `light ${text}`), ...dark.map((text) => `dark ${text}`)]
}

/** Violations of WCAG A and AA, one line for each element. */
export async function violations(page: Page, what: RunOptions = { runOnly: TAGS }): Promise<string[]> {
  await afterMotion(page)
  // Not a script tag, which the content security policy of the page refuses.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource)
  const found = await page.evaluate(
    async (options) => (await window.axe?.run({ ...options, resultTypes: ['violations'] }))?.violations,
    what,
  )
  if (!found) throw new Error('axe did not run')
  return found.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary.replace(/\s+/g, ' ')}`,
    ),
  )
}

/** Colours that still change would be judged half-way. A transition begins with the frame after the change. */
const afterMotion = (page: Page) =>
  page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(ending.map(({ finished }) => finished))
  })

/**
 * How the page does not fit its window: wider, or, where the shell scrolls its content itself, also higher, which shows
 * a second scrollbar. Null when it fits.
 */
export const misfit = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const { scrollWidth = 0, scrollHeight = 0 } = document.scrollingElement ?? {}
    if (scrollWidth > innerWidth) return `is ${scrollWidth} px wide in a window of ${innerWidth} px`
    const hasShell = document.querySelector('main#content') !== null
    return hasShell && scrollHeight > innerHeight ? `is ${scrollHeight} px high in a window of ${innerHeight} px` : null
  })

const RAW_KEY = /\b(pages|enums|fields|actions|common|errors|openItems|policies|deadlines|notifications)\.[A-Za-z]/
const PROGRAM_WORDS = /\b(undefined|NaN)\b|\[object/

/** Texts of the page that no reader should meet: keys, values of the program, words of the other language. */
export async function strangeTexts(page: Page, locale: Locale): Promise<string[]> {
  const texts = await textsOf(page)
  const foreign = foreignWords[locale]
  return texts.filter((text) => RAW_KEY.test(text) || PROGRAM_WORDS.test(text) || foreign.has(text))
}

/** Words of ours that are also data: the duty of a contact, the columns of an imported file. */
const DATA = ['站长', ...HEADER]

const foreignTo = (own: 0 | 1, other: 0 | 1) => {
  const ours = new Set<string>(Object.values(words).map((word) => word[own]))
  const theirs = Object.values(words).map((word): string => word[other])
  return new Set(theirs.filter((text) => !ours.has(text) && !text.includes('{') && !DATA.includes(text)))
}
const foreignWords: Record<Locale, Set<string>> = { 'zh-CN': foreignTo(0, 1), en: foreignTo(1, 0) }

/** Every text that is seen or read aloud: whole text nodes, labels, hints, placeholders. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const texts = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      const isShown = parent && !['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(parent.tagName) && parent.checkVisibility()
      if (isShown) texts.push(walker.currentNode.textContent ?? '')
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
      for (const element of document.querySelectorAll(`[${name}]`)) texts.push(element.getAttribute(name) ?? '')
    return texts.map((text) => text.trim()).filter(Boolean)
  })
