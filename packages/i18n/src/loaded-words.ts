import type { Locale } from './word.ts'

// The words behind `t` in a built app: only what was loaded for the pages that were opened, in the reader's language.
// tooling/config/words.mjs makes the files, packages/client loads them.

export const hasAllWords: boolean = false

const texts: Record<Locale, Map<string, string>> = { 'zh-CN': new Map(), en: new Map() }

/** The other language stands in while the reader's is on its way. */
export const textOf = (locale: Locale, key: string): string | undefined =>
  texts[locale].get(key) ?? texts[locale === 'en' ? 'zh-CN' : 'en'].get(key)

export const knownKeys = (): string[] => [...new Set([...texts['zh-CN'].keys(), ...texts.en.keys()])]

export function addTexts(locale: Locale, more: Readonly<Record<string, string>>): void {
  for (const [key, text] of Object.entries(more)) texts[locale].set(key, text)
}
