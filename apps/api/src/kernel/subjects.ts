import type { EntityClass } from '@mikro-orm/core'
import type { SubjectType } from '@stationmaster/contracts/comments'
import { mayAsk } from './access.ts'
import type { Ctx } from './context.ts'
import { isUuid } from './ids.ts'

/** The station that a record belongs to, for the row scope of what is said about it; both null for headquarters' own. */
export interface Place {
  stationId: string | null
  provinceId: string | null
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

/** Where a record is, and what it is called. */
interface FoundSubject extends Place {
  name: string
}

interface SubjectSpec {
  /** The type's name in capitals: STAFF_MEMBER is `StaffMember`, in GraphQL and as entity. */
  key: SubjectType
  entity: EntityClass
  /** Any of these permissions shows the record's life to those in whose scope it is. */
  read: readonly [string, ...string[]]
  /** State changes with their reasons, where the record keeps them apart: the property that points at the record. */
  states?: readonly [of: EntityClass, by: string]
}

export interface Subject {
  key: SubjectType
  type: string
  find: (ctx: Ctx, id: string) => Promise<FoundSubject | null>
  /** Newest first; `where` narrows by `at` and `id`. */
  states: (ctx: Ctx, id: string, page: { where: object; limit: number }) => Promise<StateRow[]>
}

const subjects = new Map<string, Subject>()

const pascal = (key: string) => key.toLowerCase().replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The columns that give a row its scope, the same as the row policies use. */
interface Scoped {
  id: string
  name?: string
  stationId?: string | null
  provinceId?: string | null
  station?: { id: string }
  province?: { id: string }
}

function placeOf(type: string, { id, name = '', stationId, provinceId, station, province }: Scoped): FoundSubject {
  const own = type === 'Station' ? id : null
  return { name, stationId: stationId ?? station?.id ?? own, provinceId: provinceId ?? province?.id ?? null }
}

/** One line gives a record comments, attachments and a timeline; its key stands in contracts/comments.ts. */
export function defineSubject({ key, entity, read, states }: SubjectSpec): void {
  if (subjects.has(key)) throw new Error(`Subject ${key} is declared twice`)
  const type = pascal(key)
  subjects.set(key, {
    key,
    type,
    find: async (ctx, id) => {
      if (!isUuid(id) || !mayAsk(ctx.actor, read)) return null
      const row = await ctx.em.findOne(entity, { id } as never)
      return row ? placeOf(type, row as Scoped) : null
    },
    states: async ({ em }, id, { where, limit }) => {
      if (!states) return []
      const [of, by] = states
      const orderBy = { at: 'desc', id: 'desc' }
      const found = await em.find(of, { [by]: id, ...where } as never, {
        orderBy: orderBy as never,
        limit,
      })
      return found as StateRow[]
    },
  })
}

export function subjectOf(key: SubjectType): Subject {
  const subject = subjects.get(key)
  if (!subject) throw new Error(`Subject ${key} is in the contract, but no module declares it`)
  return subject
}
