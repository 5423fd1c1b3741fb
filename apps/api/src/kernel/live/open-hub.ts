import type { Actor, Caller } from '../context.ts'
import { callerOf, systemCaller } from '../context.ts'
import { withScope } from '../scope.ts'
import type { Services } from '../services.ts'
import { LiveHub } from './hub.ts'
import { listen } from './listener.ts'
import { visibleIds } from './live-types.ts'
import { openPositions, type LiveEvent } from './positions.ts'

/** Which of the events the caller may see: those of many rows by his permissions, those of one row by his own rows. */
async function visibleTo(services: Services, caller: Caller, events: readonly LiveEvent[]): Promise<LiveEvent[]> {
  const ids = Map.groupBy(
    events.filter(({ id }) => id !== null),
    ({ type }) => type,
  )
  if (ids.size === 0) return [...events]
  const seen = await withScope(
    services.database,
    caller,
    async (ctx) => {
      const found = new Map<string, ReadonlySet<string>>()
      for (const [type, some] of ids)
        found.set(type, await visibleIds(ctx, type, [...new Set(some.map(({ id }) => id ?? ''))]))
      return found
    },
    { readOnly: true },
  )
  return events.filter(({ type, id }) => id === null || seen.get(type)?.has(id))
}

export interface Live {
  hub: LiveHub
  close: () => Promise<void>
}

/** The hub of this process, fed by what any process commits. */
export function openLive(services: Services): Live {
  const { database, clock, log, auth } = services
  const hub = new LiveHub({
    positions: openPositions(database, clock),
    log,
    actorsOf: (sessionIds) => auth.actorsOfSessions(sessionIds),
    visibleTo: (actor: Actor, events) => visibleTo(services, callerOf(actor, systemCaller(clock)), events),
  })
  const listener = listen(database.connectionAs('app_web'), log, () => hub.kick())
  return {
    hub,
    close: async () => {
      await listener.stop()
      await hub.close()
    },
  }
}
