import type { GraphQLField } from 'graphql'
import { mask, mayAsk, type FieldAccess } from '../access.ts'
import type { Actor } from '../context.ts'

type Permitted = Pick<Actor, 'permissions'> | null

/** What a caller is shown of a field: nothing, a masked text, or the value. */
export type Shown = 'hidden' | 'clear' | ((text: string) => string)

export function shownOf(field: GraphQLField<unknown, unknown>, actor: Permitted): Shown {
  const { allow, masked } = field.extensions as FieldAccess
  if (allow && !mayAsk(actor, allow)) return 'hidden'
  if (!masked || mayAsk(actor, [masked.unless])) return 'clear'
  return (text) => mask(masked.as, text)
}

const numbers = new Map<string, number>()
const known = new WeakMap<ReadonlySet<string>, number>()
const mostSets = 5000

/** A number for everything that the caller may: callers with the same number are shown the same fields. */
export function sightOf(actor: Permitted): number {
  if (!actor) return 0
  const before = known.get(actor.permissions)
  if (before !== undefined) return before
  const text = [...actor.permissions].toSorted().join()
  const number = numbers.get(text) ?? numbers.size + 1
  if (numbers.size < mostSets) numbers.set(text, number)
  else if (!numbers.has(text)) throw new Error('There are more sets of permissions than roles can make')
  known.set(actor.permissions, number)
  return number
}
