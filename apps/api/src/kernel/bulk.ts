import { bulkRequest, type BulkRequest } from '@stationmaster/contracts/lists'
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql'
import type { Ctx } from './context.ts'
import { currentSchema } from './graphql-schema.ts'
import { checkedBy, english } from './inputs.ts'
import { listingOf } from './list.ts'
import { targetsOf, type Target } from './read/read-page.ts'
import { LocalDate } from './scalars.ts'

/** One record of a bulk change, in the version that the person saw when he started it. */
export interface BulkTarget {
  id: string
  expectedVersion: number
}

export interface BulkGiven {
  reason: string
  reference: string | null
  onDate: string | null
}

export interface BulkStep {
  /** Permission that the acting person must hold, when he starts it and again at each record. */
  allow: string
  /** The mutation that does the same to one record: the audit trail and the timeline name it. */
  action: string
  /** What the person must give, once for all records. */
  asks?: 'reason' | 'day'
  /** The verb of the module, in a transaction of its own per record: it checks state, guard, version as always. */
  run: (ctx: Ctx, target: BulkTarget, given: BulkGiven) => Promise<unknown>
}

interface BulkSpec {
  /** Plural of the list, in camel case: `stations` makes the mutation `changeStations`. */
  name: string
  /** The type whose declared list says what may be filtered and searched. */
  type: string
  /** Properties that name a record in the list of refusals. */
  label: readonly string[]
  /** By the name of the step, whose words are `actions.<Type>.<step>`. */
  steps: Record<string, BulkStep>
  /** Dangerous: needs a fresh sign-in, as the single mutations do. */
  fresh?: boolean
}

export interface ListBulk {
  name: string
  type: string
  mutation: string
  Input: new () => object
  /** Everybody who may do one of the steps. */
  allow: [string, ...string[]]
  fresh: boolean
  /** The step with its name, by the value that callers send. */
  stepOf: (value: string) => (BulkStep & { name: string }) | undefined
  /** The records that are meant, in the caller's rows; at most `limit` and one more. */
  targets: (ctx: Ctx, request: BulkRequest, limit: number) => Promise<Target[]>
}

const specs = new Map<string, BulkSpec>()
const bulks = new Map<string, ListBulk>()

/** Every list of the loaded modules that is changed in bulk; made when first asked for, after all lists are declared. */
export function declaredBulks(): ListBulk[] {
  for (const [name, spec] of specs) if (!bulks.has(name)) bulks.set(name, bulkFrom(spec))
  return [...bulks.values()]
}
export const bulkOf = (name: string) => bulks.get(name)

const pascal = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)
const upperSnake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

function stepEnum(type: string, names: readonly string[]): object {
  const values = Object.fromEntries(names.map((name) => [upperSnake(name), upperSnake(name)]))
  const valuesConfig = Object.fromEntries(
    names.map((name) => [upperSnake(name), { description: english(`actions.${type}.${name}`) ?? name }]),
  )
  registerEnumType(values, {
    name: `${type}BulkStep`,
    description: `What can be done to many ${type} rows at once.`,
    valuesConfig,
  })
  return values
}

function inputType({ name, type, steps }: BulkSpec): new () => object {
  const { source, Filter } = listingOf(type)
  const inputName = `Change${pascal(name)}Input`
  const Input = { [inputName]: class {} }[inputName] as new () => object
  const Step = stepEnum(type, Object.keys(steps))
  const add = (field: string, of: () => unknown, description: string, nullable = true) =>
    Field(of as () => typeof String, { nullable, description })(Input.prototype, field)
  add('step', () => Step, 'What to do to each of them.', false)
  add('ids', () => [ID], 'The records that were chosen one by one; without them all that match are meant.')
  if (Filter) add('filter', () => Filter, 'Conditions of the records; none for all.')
  if (source.search) add('search', () => String, 'Words that must all occur.')
  add('expectedCount', () => Int, 'How many records the caller means; another number is refused.', false)
  add('reason', () => String, 'Why, for steps that ask; kept with each change.')
  add('reference', () => String, 'Scorecard, audit or letter that it rests on.')
  add('onDate', () => LocalDate, 'The day, for steps that ask.')
  InputType(inputName, { description: `Which ${type} rows to change, and how.` })(Input)
  checkedBy(inputName, bulkRequest)
  return Input
}

/** Lets many rows of a list be changed at once: a mutation of its own and a job, both made by the module `bulk`. */
export function defineBulk(spec: BulkSpec): void {
  if (specs.has(spec.name)) throw new Error(`Bulk ${spec.name} is declared twice`)
  specs.set(spec.name, spec)
}

function bulkFrom(spec: BulkSpec): ListBulk {
  const { name, type, label, steps } = spec
  const byValue = new Map(
    Object.entries(steps).map(([step, definition]) => [upperSnake(step), { name: step, ...definition }]),
  )
  const [first, ...others] = new Set(Object.values(steps).map(({ allow }) => allow))
  if (!first) throw new Error(`Bulk ${name} has no steps`)
  const { source, requestOf } = listingOf(type)
  return {
    name,
    type,
    mutation: `change${pascal(name)}`,
    Input: inputType(spec),
    allow: [first, ...others],
    fresh: spec.fresh ?? false,
    stepOf: (value) => byValue.get(value),
    targets: (ctx, { ids, filter, search }, limit) => {
      const chosen = ids ? {} : { filter: filter ?? null, search: search ?? null }
      const request = requestOf(ctx, chosen, currentSchema())
      return targetsOf(ctx, source, request, { ids: ids ?? null, label, limit })
    },
  }
}
