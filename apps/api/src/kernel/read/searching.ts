import { invalidInput } from '../errors.ts'
import type { Condition } from './filter.ts'
import { columnOf, quoted, type Shape } from './shape.ts'

/** The search text of a record. */
export interface Searched {
  /** Text column that holds everything findable, in lower case. */
  search: string
  /** Properties in the search text that not everybody sees: their words are taken out for those who do not. */
  searchedInPart?: readonly string[]
}

const searchedTypes = new Map<string, Searched>()

/** Every list tells how its rows are searched, so that no other search of them forgets what is hidden. */
export function noteSearched({ type, search, searchedInPart = [] }: Partial<Searched> & { type: string }): void {
  if (search) searchedTypes.set(type, { search, searchedInPart })
}

export function searchedOf(type: string): Searched {
  const searched = searchedTypes.get(type)
  if (!searched) throw new Error(`${type} has no list with a search text`)
  return searched
}

const mostWords = 5
const longestSearch = 64

/** The term without blanks around it; `path` is the argument that it came in. */
export function checkSearch(text: string, path = 'search'): string {
  if (text.includes('\0')) throw invalidInput([{ path, code: 'INVALID' }])
  const term = text.trim()
  if (term.length > longestSearch) throw invalidInput([{ path, code: 'TOO_LONG', params: { maximum: longestSearch } }])
  return term
}

/** `%`, `_` and `\` in a search are letters like any other. */
const containing = (word: string) => `%${word.replace(/[%_\\]/g, '\\$&')}%`
const isPair = (word: string) => [...word].length === 2

export interface SearchedText {
  searched: Searched
  shape: Shape
  hidden: ReadonlySet<string>
  /** Whether the caller's row policy lets every row through. */
  allRows: boolean
}

/**
 * Searching runs on one text column per record that holds everything findable, in lower case. Words of three and more
 * characters are found by its trigram index, of two (the length of most Chinese ones) by the index on its pairs.
 * Under a row policy PostgreSQL may use neither (their operators are not leakproof) and reads the caller's own rows, where
 * plain `like` is the cheaper question. Where words are hidden from the caller, the term must stand in what remains, too.
 */
export function searchCondition({ searched, shape, hidden, allRows }: SearchedText, term: string): Condition {
  const words = term.toLowerCase().split(/\s+/).filter(Boolean).slice(0, mostWords)
  const pairs = words.map((word) => allRows && isPair(word))
  const unseen = searched.searchedInPart?.filter((property) => hidden.has(property)) ?? []
  const found = words.map((word, index) => (pairs[index] ? word : containing(word)))
  const left = unseen.length > 0 ? words.map(containing) : []
  return {
    variant: `${pairs.map((pair) => (pair ? 'p' : 'w')).join('')} ${unseen.join()}`,
    values: [...found, ...left],
    sql: (alias, places) => {
      const text = `${alias}.${quoted(columnOf(shape.meta, searched.search))}`
      const rest = without(text, unseen, shape, alias)
      const conditions = [
        ...found.map((_, index) =>
          pairs[index] ? `search_pairs(${text}) @> array[${places[index]}::text]` : `${text} like ${places[index]}`,
        ),
        ...left.map((_, index) => `${rest} like ${places[found.length + index]}`),
      ]
      return conditions.join(' and ') || 'true'
    },
  }
}

/** SQL of the search text without the words of these properties. */
const without = (text: string, properties: readonly string[], { meta }: Shape, alias: string) =>
  properties.reduce(
    (rest, property) => `replace(${rest}, coalesce(lower(${alias}.${quoted(columnOf(meta, property))}), ''), '')`,
    text,
  )
