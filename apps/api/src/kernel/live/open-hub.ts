import type { Actor, Caller } from '../context.ts'
import { callerOf, systemCaller } from '../context.ts'
import { inReading } from '../scope.ts'
import type { Services } from '../services.ts'
import { LiveHub } from './hub.ts'
import { listen } from './listener.ts'
import { openPositions, type LiveEvent } from './positions.ts'
import { visibleAmong } from './visible-rows.ts'

/** Which of the events the caller may see: those of many rows by his permissions, those of one row by his own rows. */
async function visibleTo(services: Services, caller: Caller, events: readonly LiveEvent[]): Promise<LiveEvent[]> {
  const subjects = events.flatMap(({ type, id }) => (id === null ? [] : [{ type, id }]))
  if (subjects.length === 0) return [...events]
  const isSeen = await inReading(services.database, caller, (ctx) => visibleAmong(ctx, subjects))
  return events.filter(({ type, id }) => id === null || isSeen({ type, id }))
}

export interface Live {
  hub: LiveHub
  close: () => Promise<void>
}

/** The hub of this process, fed by what any process commits; this one tells the others. */
export function openLive(services: Services): Live {
  const { database, clock, log, auth } = services
  const hub = new LiveHub({
    positions: openPositions(database, clock),
    log,
    actorsOf: (sessionIds) => auth.actorsOfSessions(sessionIds),
    visibleTo: (actor: Actor, events) => visibleTo(services, callerOf(actor, systemCaller(clock)), events),
  })
  const listener = listen(database.connectionAs('app_web'), log, () => hub.kick())
  const toldEvents = () => {
    hub.kick()
    listener.tell()
  }
  database.onEvents.add(toldEvents)
  return {
    hub,
    close: async () => {
      database.onEvents.delete(toldEvents)
      await listener.stop()
      await hub.close()
    },
  }
}
