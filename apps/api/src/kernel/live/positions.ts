import type { Clock } from '../clock.ts'
import { systemCaller } from '../context.ts'
import type { Database } from '../database.ts'
import { withScope } from '../scope.ts'
import { query } from '../sql.ts'
import { recordChanged } from './record-changes.ts'

export interface LiveEvent {
  /** Place in the one order that every process and every client agrees about. */
  position: number
  type: string
  /** Null: many rows of the type have changed. */
  id: string | null
  version: number | null
  /** Whose row it is, when it is one person's alone. */
  userId?: string
}

export interface Positions {
  /** Gives what has been committed since its place in the order, and answers with the last place. */
  advance: () => Promise<number>
  /** At most 500 events after this position. */
  after: (position: number) => Promise<LiveEvent[]>
  /** The position before the oldest event that is still kept. */
  oldest: () => Promise<number>
}

export const pageOfEvents = 500
const batch = 1000

/**
 * The order of events. A number taken at insertion would not do: a transaction that commits late would appear behind those
 * who have read past it. So places are given after the commit, by one process at a time; whoever sees a place sees all before.
 */
export function openPositions(database: Database, clock: Clock): Positions {
  const asSystem = <T>(run: Parameters<typeof withScope<T>>[2]) => withScope(database, systemCaller(clock), run)
  let head = 0

  /** The last place of all, or null when more are waiting. */
  const placeBatch = () =>
    asSystem(async ({ em, now }) => {
      await query(em, `select pg_advisory_xact_lock(hashtext('stationmaster.live'))`)
      const placed = await query<{ position: string }>(
        em,
        `update outbox_event event set position = given.position, handled_at = $2
           from (select id, nextval('outbox_event_position') as position from (
                   select id from outbox_event where name = $1 and position is null
                    order by created_at, id limit $3) waiting) given
          where given.id = event.id returning event.position`,
        [recordChanged, now, batch],
      )
      if (placed.length === batch) return null
      const [last] = await query<{ head: string | null }>(em, 'select max(position) as head from outbox_event')
      return Number(last?.head ?? 0)
    })

  return {
    advance: async () => {
      let last: number | null = null
      while (last === null) last = await placeBatch()
      head = Math.max(head, last)
      return head
    },
    after: (position) =>
      asSystem(async ({ em }) => {
        const rows = await query<{ position: string; payload: Omit<LiveEvent, 'position'> }>(
          em,
          `select position, payload from outbox_event where position > $1 order by position limit $2`,
          [position, pageOfEvents],
        )
        return rows.map((row) => ({ ...row.payload, position: Number(row.position) }))
      }),
    oldest: () =>
      asSystem(async ({ em }) => {
        const [first] = await query<{ oldest: string | null }>(em, 'select min(position) as oldest from outbox_event')
        return first?.oldest ? Number(first.oldest) - 1 : head
      }),
  }
}
