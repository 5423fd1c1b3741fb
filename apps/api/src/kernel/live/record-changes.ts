import type { EventSubscriber, FlushEventArgs } from '@mikro-orm/core'
import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'
import { query } from '../sql.ts'
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

const changed = new WeakMap<object, Map<string, Set<Row>>>()

/** Notes every created or changed row of a live type, so that no service has to tell open pages itself. */
export class LiveChanges implements EventSubscriber {
  onFlush({ em, uow }: FlushEventArgs): void {
    for (const set of uow.getChangeSets()) {
      const spec = liveSpecOf(set.meta.className)
      if (spec && !set.type.startsWith('delete')) noteChange(em, spec.type, set.entity as Row)
    }
  }
}

/** For rows that are written by a statement of their own, past the unit of work. */
export function noteChange(em: object, type: string, row: Row): void {
  const types = changed.get(em) ?? new Map<string, Set<Row>>()
  types.set(type, (types.get(type) ?? new Set()).add(row))
  changed.set(em, types)
}

function eventsOf(type: string, rows: ReadonlySet<Row>): object[] {
  if (rows.size > mostOfOneType) return [{ type, id: null, version: null }]
  const owned = type === 'Notification'
  return [...rows].map(({ id, version = null, userId }) => ({ type, id, version, ...(owned && { userId }) }))
}

/** Writes what was noted into the outbox of the same transaction, with its last version; in one statement. */
export async function writeRecordChanges({ em, now, actor }: Ctx): Promise<void> {
  const types = changed.get(em)
  if (!types) return
  changed.delete(em)
  const events = [...types].flatMap(([type, rows]) => eventsOf(type, rows))
  await query(
    em,
    `insert into outbox_event (id, name, payload, actor_id, created_at)
     select id, $1, payload, $2, $3 from unnest($4::uuid[], $5::jsonb[]) as told (id, payload)`,
    [
      recordChanged,
      actor?.userId ?? null,
      now,
      events.map(() => newId()),
      events.map((event) => JSON.stringify(event)),
    ],
  )
}
