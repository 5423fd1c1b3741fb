import type { Locale } from './word.ts'
import { words } from './words.ts'

// The words behind `t` in the API, in tests and in development: all of them, in both languages. A built app takes
// loaded-words.ts in its place, see `imports` in package.json.

export const hasAllWords: boolean = true

const all: Readonly<Record<string, readonly [string, string]>> = words

export const textOf = (locale: Locale, key: string): string | undefined =>
  Object.hasOwn(all, key) ? all[key]?.[locale === 'en' ? 1 : 0] : undefined

export const knownKeys = (): string[] => Object.keys(all)

export function addTexts(_locale: Locale, _texts: Readonly<Record<string, string>>): void {}
