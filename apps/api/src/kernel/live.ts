import type { EntityClass } from '@mikro-orm/core'
import { mayAsk } from './access.ts'
import type { Ctx } from './context.ts'
import { isUuid } from './ids.ts'

interface LiveSpec {
  /** Name of the type in GraphQL, which is also that of the entity. */
  type: string
  entity: EntityClass
  /** Any of these permissions shows such a row to those in whose scope it is. */
  read: readonly [string, ...string[]]
}

export interface Subject {
  type: string
  id: string
}

const live = new Map<string, LiveSpec>()

/** Makes changes of a type known to open pages, and lets notifications be about its rows: `live` of defineRecord. */
export function defineLive(spec: LiveSpec): void {
  if (live.has(spec.type)) throw new Error(`${spec.type} is declared live twice`)
  live.set(spec.type, spec)
}

export const isLive = (type: string) => live.has(type)
export const liveTypes = () => [...live.keys()]

/** Whether the caller may see this row now: his permissions first, then the row policies of his database role. */
export async function mayCallerSee(ctx: Ctx, { type, id }: Subject): Promise<boolean> {
  const spec = live.get(type)
  if (!spec || !isUuid(id) || !mayAsk(ctx.actor, spec.read)) return false
  return (await ctx.em.count(spec.entity, { id } as never)) > 0
}
