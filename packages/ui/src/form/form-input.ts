import { fieldProblemText, locale, type FieldProblem } from '@stationmaster/client'
import { problemsOf } from '@stationmaster/contracts/fields'
import { isAsked, type Draft, type FormField } from './form-view.ts'

/** What a form needs of a contract: the safeParse of a zod schema. */
export interface Contract {
  safeParse: (
    input: unknown,
  ) => { success: true } | { success: false; error: { issues: Parameters<typeof problemsOf>[0] } }
}

const isEmpty = (value: unknown) => value === '' || value === null || value === undefined

export const isSame = (a: unknown, b: unknown): boolean =>
  (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b)

const sentOf = (fields: readonly FormField[], draft: Draft) =>
  fields.filter((field) => !field.unsent && !field.locked && isAsked(field, draft))

/** For a create: everything that is filled in. Numbers come from inputs as text. */
export function createInput(draft: Draft, fields: readonly FormField[]): Draft {
  const filled = sentOf(fields, draft).map((field) => [field.key, valueOf(field, draft[field.key])] as const)
  return Object.fromEntries(filled.filter(([, value]) => !isEmpty(value)))
}

/** For an update: only what was changed; a cleared optional field is sent as null. */
export function changedInput(draft: Draft, base: Draft, fields: readonly FormField[]): Draft {
  const changed = sentOf(fields, draft).filter(({ key }) => !isSame(draft[key], base[key]))
  return Object.fromEntries(
    changed.map((field) => {
      const value = valueOf(field, draft[field.key])
      return [field.key, isEmpty(value) && !field.required ? null : value]
    }),
  )
}

function valueOf(field: FormField, value: unknown): unknown {
  if (field.kind !== 'number' || isEmpty(value)) return value
  return Number(value)
}

export interface ShownProblem {
  name: string
  message: string
}

export const shownProblems = (problems: readonly FieldProblem[]): ShownProblem[] =>
  problems.map((problem) => ({ name: problem.path, message: fieldProblemText(locale.value, problem) }))

/** The problems of an input by its contract, worded as the server would; what is not there at all is missing, not wrong. */
export function problemsIn(contract: Contract, input: Draft): ShownProblem[] {
  const result = contract.safeParse(input)
  if (result.success) return []
  const problems = problemsOf(result.error.issues) as FieldProblem[]
  return shownProblems(problems.map((one) => (one.path in input || !isTop(one) ? one : { ...one, code: 'REQUIRED' })))
}

const isTop = ({ path }: FieldProblem) => path !== '' && !path.includes('.')
