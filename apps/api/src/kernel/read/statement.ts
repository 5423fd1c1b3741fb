import { createHash } from 'node:crypto'
import type { Cells } from './cells.ts'

/** One prepared question. The text never holds a caller's value but integers and enum values that the schema checked. */
export interface Statement {
  /** The same text has the same name on every connection. */
  readonly name: string
  readonly text: string
  /** Whether the best way to the rows depends on the values: PostgreSQL then plans at each question, not once for all. */
  readonly isPlannedAnew: boolean
}

export const statementOf = (text: string, { isPlannedAnew = false } = {}): Statement => ({
  name: createHash('sha1').update(text).digest('base64url'),
  text,
  isPlannedAnew,
})

/** The same rows, each as one JSON object with the positions as keys. */
export const asJsonRows = ({ text }: Pick<Statement, 'text'>) => `select row_to_json(q) as row from (${text}) q`

/** A statement with the values of one request. */
export interface Question {
  statement: Statement
  values: readonly unknown[]
}

/** Runs a question under the caller's database role and settings. */
export type Ask = (question: Question) => Promise<readonly Cells[]>

const escaped = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`

/** A value as PostgreSQL reads it. */
export function parameterOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return `{${value.map((item) => (item == null ? 'null' : escaped(String(item)))).join()}}`
  return String(value as number | boolean)
}
