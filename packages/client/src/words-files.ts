import { addTexts, hasAllWords, localeOf, onMissingWord, type Locale } from '@stationmaster/i18n'
import { shallowRef } from 'vue'
import { stored } from './stored.ts'

// In a built app words come in files: one with the app, one with each page or part that is loaded later, in the reader's
// language. tooling/config/words.mjs decides what stands in them and writes their names in place of the §…§.
const OF_THE_APP = '§words:first§'
const EVERY_WORD = '§words:every§'

// public/theme.js of headquarters reads the same key, to load the first file early.
export const LOCALE_KEY = 'stationmaster.locale'

/** The language in which words load. */
let reading: Locale = localeOf(stored(LOCALE_KEY) ?? navigator.language)

const wanted = new Set<string>(hasAllWords ? [] : [OF_THE_APP])
const files = new Map<string, Promise<void>>()

/** Grows when words arrive that a page has asked for in vain. */
export const lateWords = shallowRef(0)

/** Until the words are there that every page needs. */
export const firstWords = (): Promise<void> => readIn(reading)

/** Loads, in another language, all words that this page has used so far. Throws when the server does not answer. */
export async function readIn(locale: Locale): Promise<void> {
  const before = reading
  reading = locale // parts that begin to load meanwhile bring the new language
  try {
    await Promise.all([...wanted].map((name) => fileOf(name, locale)))
  } catch (error) {
    reading = before
    throw error
  }
}

/** For the palette, which finds pages by their names in both languages. */
export async function loadOtherLanguage(): Promise<void> {
  const other = reading === 'en' ? 'zh-CN' : 'en'
  await Promise.all([...wanted].map((name) => fileOf(name, other)))
  lateWords.value += 1
}

export const firstLocale = (): Locale => reading

/** A part that is loaded later, and its words. The build writes the call around each later import of ours. */
export async function withWords<Part>(part: Promise<Part>, name: string): Promise<Part> {
  if (!name) return part
  wanted.add(name)
  const [loaded] = await Promise.all([part, fileOf(name, reading)])
  return loaded
}

function fileOf(name: string, locale: Locale): Promise<void> {
  const address = `${name}.${locale}.json`
  const known = name ? files.get(address) : Promise.resolve()
  if (known) return known
  const file = load(address, locale)
  files.set(address, file)
  file.catch(() => files.delete(address)) // the next who wants it tries again
  return file
}

async function load(address: string, locale: Locale): Promise<void> {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  addTexts(locale, (await answer.json()) as Record<string, string>)
}

/** A name that the build could not foresee: better late than as a code. The walks fail on the warning. */
if (!hasAllWords)
  onMissingWord((key) => {
    if (wanted.has(EVERY_WORD)) return
    wanted.add(EVERY_WORD)
    console.warn(`no words for '${key}' were loaded with this page`)
    void fileOf(EVERY_WORD, reading).then(() => (lateWords.value += 1))
  })
