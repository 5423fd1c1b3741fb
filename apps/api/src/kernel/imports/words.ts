import { hasKey, t, translateIfKnown, type Key, type Locale } from '@stationmaster/i18n'
import type { Value } from './cell.ts'
import type { ColumnMatch, Note, Problem } from './declaration.ts'

/** Why a cell was refused, in the caller's language. */
export function problemText(locale: Locale, { code, params }: Pick<Problem, 'code' | 'params'>): string {
  const variant = 'holder' in params ? `${code}_HELD` : code
  const common = translateIfKnown(locale, `errors.field.${code}`, code, params)
  return translateIfKnown(locale, `errors.cell.${variant}`, common, params)
}

export const noteText = (locale: Locale, { code }: Note): string => t(locale, `pages.imports.note${code}`)

/** Enum values in the caller's language; everything else as it is. */
export function shownValue(locale: Locale, value: Value, enumName?: string): string | null {
  const word = (each: Value) => {
    const key = `enums.${enumName}.${String(each)}`
    return hasKey(key) ? t(locale, key) : String(each)
  }
  if (value === null) return null
  return Array.isArray(value) ? value.map(word).join('、') : word(value)
}

const reason = 'pages.imports.reason' satisfies Key

/**
 * Refused rows in the form of their file with the reasons in a last column. A reason column of an earlier error file is
 * replaced, not repeated.
 */
export function errorTable(
  locale: Locale,
  columns: readonly ColumnMatch[],
  rows: readonly { cells: readonly string[]; problems: readonly Problem[] }[],
): string[][] {
  const reasons = [t('zh-CN', reason), t('en', reason)]
  const kept = [...columns.keys()].filter((index) => !reasons.includes(columns[index]?.header ?? ''))
  const textOf = (problem: Problem) => `${problem.column}: ${problemText(locale, problem)}`
  return [
    [...kept.map((index) => columns[index]?.header ?? ''), t(locale, reason)],
    ...rows.map(({ cells, problems }) => [...kept.map((index) => cells[index] ?? ''), problems.map(textOf).join('; ')]),
  ]
}
