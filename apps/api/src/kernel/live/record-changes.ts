import type { EventSubscriber, FlushEventArgs } from '@mikro-orm/core'
import type { Ctx } from '../context.ts'
import { liveSpecOf } from './live-types.ts'

/** Stored in the outbox; the hub reads it, the relay of jobs does not. */
export const recordChanged = 'records.changed'

interface Row {
  id: string
  version?: number
  /** Rows of one person alone (his notifications): nobody else's stream needs to ask for them. */
  userId?: string
}

/** More rows of one type in one transaction (an import, a bulk action) are told as "many have changed". */
const mostOfOneType = 50

/** What decides in whose scope a row is. Who has lost it by the change cannot be asked about the row any more. */
const scopeColumns = ['station', 'stationId', 'province', 'provinceId', 'audience', 'visibility']

interface Noted {
  rows: Set<Row>
  /** Rows have gone, at least from somebody's sight: told without their ids, so that lists are read again. */
  haveGone: boolean
}

const changed = new WeakMap<object, Map<string, Noted>>()

/** Notes every created or changed row of a live type, so that no service has to tell open pages itself. */
export class LiveChanges implements EventSubscriber {
  onFlush({ em, uow }: FlushEventArgs): void {
    for (const set of uow.getChangeSets()) {
      const spec = liveSpecOf(set.meta.className)
      if (!spec) continue
      const isDeleted = set.type.startsWith('delete')
      if (!isDeleted) noteChange(em, spec.type, set.entity as Row)
      const moves = set.type.startsWith('update') && scopeColumns.some((column) => column in set.payload)
      if (isDeleted || moves) notedOf(em, spec.type).haveGone = true
    }
  }
}

function notedOf(em: object, type: string): Noted {
  const types = changed.get(em) ?? new Map<string, Noted>()
  const noted = types.get(type) ?? { rows: new Set<Row>(), haveGone: false }
  changed.set(em, types.set(type, noted))
  return noted
}

/** For rows that are written by a statement of their own, past the unit of work. */
export const noteChange = (em: object, type: string, row: Row): void => void notedOf(em, type).rows.add(row)

function eventsOf(type: string, { rows, haveGone }: Noted): Record<string, unknown>[] {
  const many = { type, id: null, version: null }
  if (rows.size > mostOfOneType) return [many]
  const owned = type === 'Notification'
  const each = [...rows].map(({ id, version = null, userId }) => ({ type, id, version, ...(owned && { userId }) }))
  return haveGone ? [...each, many] : each
}

/** What was noted goes into the outbox with the transaction's last rows, each with its last version. */
export function tellRecordChanges({ em, emit }: Ctx): void {
  const types = changed.get(em)
  if (!types) return
  changed.delete(em)
  for (const [type, noted] of types) for (const payload of eventsOf(type, noted)) emit({ name: recordChanged, payload })
}
