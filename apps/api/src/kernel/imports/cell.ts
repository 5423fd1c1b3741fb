import {
  isCreditCode,
  normaliseCreditCode,
  normalisePhone,
  squeeze,
  toHalfWidth,
} from '@stationmaster/contracts/normalise'
import { readDay } from './day.ts'

/** What a cell means; enums by their code, days as YYYY-MM-DD, several enums in the order of their declaration. */
export type Value = string | number | boolean | null | readonly string[]

export const problemCodes = [
  'REQUIRED',
  'TOO_LONG',
  'CHECKSUM',
  'DUPLICATE',
  'ENUM',
  'REGION',
  'PHONE',
  'DATE',
  'RANGE',
  'NUMBER',
  'PRECISION',
  'UNKNOWN',
  'STALE',
] as const
export type ProblemCode = (typeof problemCodes)[number]
export type Params = Record<string, string | number>

/** TIDIED: same meaning, another spelling. FORMULA: stored as text, never calculated. KEPT: the record keeps its own. */
export type NoteCode = 'TIDIED' | 'FORMULA' | 'KEPT'

/** `shown` is the spelling that was understood; where it differs from the cell, the row gets a note. */
export type Reading = { value: Value; shown: string; note?: NoteCode } | { problem: ProblemCode; params?: Params }

export interface Reader {
  read: (cell: string) => Reading
  /** GraphQL enum of the values, for words. */
  enumName?: string
}

/** Control signs other than tab and line breaks. */
const controls = /[^\P{Cc}\t\n\r]/gu
/** Digits and letters lose their width; Chinese punctuation, such as the brackets of a name, stays. */
const narrow = (text: string) => text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+/g, toHalfWidth)
const tidy = (text: string) => squeeze(narrow(text.replace(controls, '')))
const tidyLines = (text: string) =>
  text
    .split(/\r\n?|\n/)
    .map(tidy)
    .join('\n')
    .trim()

const withinLength = (value: string, maximum: number): Reading =>
  value.length > maximum ? { problem: 'TOO_LONG', params: { maximum } } : { value, shown: value }

/** Text on one line, or with `lines` on several. What looks like a formula stays text, and the row says so. */
export const text = (maximum: number, { lines = false } = {}): Reader => ({
  read: (cell) => {
    const reading = withinLength(lines ? tidyLines(cell) : tidy(cell), maximum)
    return 'shown' in reading && /^[=+\-@＝＋－＠]/.test(reading.shown) ? { ...reading, note: 'FORMULA' } : reading
  },
})

/** An identifier: half-width, upper case, without blanks. */
export const code = (maximum: number): Reader => ({
  read: (cell) => withinLength(tidy(toHalfWidth(cell)).replaceAll(' ', '').toUpperCase(), maximum),
})

const orProblem = (value: string | null, problem: ProblemCode): Reading =>
  value === null ? { problem } : { value, shown: value }

export const creditCode = (): Reader => ({
  read: (cell) => {
    const value = normaliseCreditCode(cell)
    return orProblem(isCreditCode(value) ? value : null, 'CHECKSUM')
  },
})

export const phone = (kind: 'MOBILE' | 'ANY'): Reader => ({
  read: (cell) => orProblem(normalisePhone(cell, kind), 'PHONE'),
})

export const day = (): Reader => ({ read: (cell) => orProblem(readDay(cell), 'DATE') })

/** For each code the words that mean it, in any language, separated by |; the first is shown. */
export type Vocabulary = Readonly<Record<string, string>>

const comparable = (word: string) =>
  squeeze(word.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s_-]/g, '')

function dictionaryOf(vocabulary: Vocabulary) {
  const entries = Object.entries(vocabulary).flatMap(([value, words]) =>
    [...words.split('|'), value].map((word) => [comparable(word), { value, word }] as const),
  )
  const known = new Map(entries.toReversed())
  const choices = Object.values(vocabulary).map((words) => words.split('|')[0])
  return { find: (item: string) => known.get(comparable(item)), params: { choices: choices.join('、') } }
}

/** One of the vocabulary's codes. */
export function oneOf(enumName: string, vocabulary: Vocabulary): Reader {
  const { find, params } = dictionaryOf(vocabulary)
  const read = (cell: string): Reading => {
    const found = find(cell)
    return found ? { value: found.value, shown: found.word } : { problem: 'ENUM', params }
  }
  return { read, enumName }
}

const separators = /[、,，;；/／\\|｜+＋&＆\n\r\t]/

/** Several of the vocabulary's codes in one cell, each once, whatever separates them. */
export function someOf(enumName: string, vocabulary: Vocabulary): Reader {
  const { find, params } = dictionaryOf(vocabulary)
  const itemsOf = (cell: string) =>
    cell.split(separators).flatMap((item) => (find(item) ? [item] : item.split(/\s+/).filter(Boolean)))
  const read = (cell: string): Reading => {
    const items = itemsOf(cell)
    const found = items.map(find)
    const values = new Set(found.map((each) => each?.value))
    if (values.size === 0 || values.has(undefined)) return { problem: 'ENUM', params }
    const isExact = values.size === items.length && found.every((each, index) => each?.word === items[index])
    const shown = isExact ? cell : [...new Set(found.map((each) => each?.word))].join('、')
    return { value: Object.keys(vocabulary).filter((value) => values.has(value)), shown }
  }
  return { read, enumName }
}
