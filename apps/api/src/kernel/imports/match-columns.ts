import { defineErrors } from '../errors.ts'
import { matchableHeader } from '../spreadsheet/header.ts'
import type { ColumnMatch, ImportColumn } from './declaration.ts'

export const headerErrors = defineErrors('HEADER', { MISSING: 'invalid' })

/** What was chosen by hand, by comparable header. */
export type Choices = ReadonlyMap<string, string | null>

export const choicesOf = (matches: readonly ColumnMatch[]): Choices =>
  new Map(matches.map(({ header, field }) => [matchableHeader(header), field]))

/** For each column of the file the field that it fills: as chosen by hand before, else by name; each field once. */
export function matchColumns(
  columns: readonly ImportColumn[],
  headers: readonly string[],
  chosen: Choices = new Map(),
): ColumnMatch[] {
  const byName = new Map(columns.flatMap(({ field, names }) => names.map((name) => [matchableHeader(name), field])))
  const fields = new Set(columns.map((column) => column.field))
  const taken = new Set([...chosen.entries()].filter(([header]) => headers.some(is(header))).map(([, field]) => field))
  const used = new Set<string>()
  return headers.map((header) => {
    const name = matchableHeader(header)
    const byHand = chosen.has(name)
    const field = (byHand ? chosen.get(name) : byName.get(name)) ?? null
    if (field === null || !fields.has(field) || used.has(field) || (!byHand && taken.has(field)))
      return { header, field: null }
    used.add(field)
    return { header, field }
  })
}

const is = (comparable: string) => (header: string) => matchableHeader(header) === comparable

/** Refuses a file without its required columns; the error carries what a page needs to ask for them. */
export function mustHaveRequired(columns: readonly ImportColumn[], matches: readonly ColumnMatch[]): void {
  const found = new Set(matches.map((match) => match.field))
  const missing = columns.filter((column) => column.required && !found.has(column.field))
  if (missing.length === 0) return
  throw headerErrors.MISSING({
    names: missing.map(({ names }) => names[0]).join('、'),
    fields: missing.map((column) => column.field),
    headers: matches.map((match) => match.header),
    matched: matches.map((match) => match.field ?? ''),
  })
}
