import type { EntityClass } from '@mikro-orm/core'

export interface LiveSpec {
  /** Name of the type in GraphQL. */
  type: string
  entity: EntityClass
  /** Any of these permissions shows such a row to those in whose scope it is. */
  read: readonly [string, ...string[]]
}

export interface Subject {
  type: string
  id: string
}

const byType = new Map<string, LiveSpec>()
const byEntity = new Map<string, LiveSpec>()

/** Makes changes of a type known to open pages, and lets notifications be about its rows: `live` of defineRecord. */
export function defineLive(spec: LiveSpec): void {
  if (byType.has(spec.type)) throw new Error(`${spec.type} is declared live twice`)
  byType.set(spec.type, spec)
  byEntity.set(spec.entity.name, spec)
}

export const isLive = (type: string) => byType.has(type)
export const liveSpec = (type: string): LiveSpec | null => byType.get(type) ?? null
/** The live type that shows rows of this entity. */
export const liveSpecOf = (entityName: string): LiveSpec | null => byEntity.get(entityName) ?? null
