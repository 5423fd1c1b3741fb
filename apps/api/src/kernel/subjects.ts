import type { EntityClass } from '@mikro-orm/core'
import type { SubjectType } from '@stationmaster/contracts/comments'
import { mayAsk } from './access.ts'
import type { Ctx } from './context.ts'
import { isUuid } from './ids.ts'

/** The station that a record belongs to, for the row scope of what is said about it; both null for headquarters' own. */
export interface Place {
  stationId?: string | null | undefined
  provinceId?: string | null | undefined
}

/** A row that keeps one state change with its reason. */
export interface StateRow {
  id: string
  at: Date
  from: string | null
  to: string
  step: string
  reason: string
  reference: string | null
  byName: string
}

interface SubjectSpec<E> {
  key: SubjectType
  /** Name of the GraphQL type, which is also that of the entity. */
  type: string
  entity: EntityClass<E>
  /** Any of these permissions shows the record's life to those in whose scope it is. */
  read: readonly [string, ...string[]]
  placeOf: (row: E) => Place
  /** State changes with their reasons, where the record keeps them apart: the property that points at the record. */
  states?: { of: EntityClass; by: string }
}

export interface Subject {
  key: SubjectType
  type: string
  find: (ctx: Ctx, id: string) => Promise<Place | null>
  /** Newest first; `where` narrows by `at` and `id`. */
  states: (ctx: Ctx, id: string, page: { where: object; limit: number }) => Promise<StateRow[]>
}

const subjects = new Map<string, Subject>()

/** One line gives a record comments, attachments and a timeline; its key stands in contracts/comments.ts. */
export function defineSubject<E extends object>(spec: SubjectSpec<E>): void {
  const { key, type, entity, read, states } = spec
  if (subjects.has(key)) throw new Error(`Subject ${key} is declared twice`)
  subjects.set(key, {
    key,
    type,
    find: async (ctx, id) => {
      if (!isUuid(id) || !mayAsk(ctx.actor, read)) return null
      const row = await ctx.em.findOne(entity, { id } as never)
      return row ? spec.placeOf(row as E) : null
    },
    states: async ({ em }, id, { where, limit }) => {
      if (!states) return []
      const orderBy = { at: 'desc', id: 'desc' }
      const found = await em.find(states.of, { [states.by]: id, ...where } as never, { orderBy: orderBy as never, limit })
      return found as StateRow[]
    },
  })
}

export function subjectOf(key: SubjectType): Subject {
  const subject = subjects.get(key)
  if (!subject) throw new Error(`Subject ${key} is in the contract, but no module declares it`)
  return subject
}
