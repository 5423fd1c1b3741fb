import { defineEntity, p } from '@mikro-orm/core'
import type { Ctx, DomainEvent } from './context.ts'
import { newId } from './ids.ts'
import { createdAt } from './document.ts'

const OutboxEventSchema = defineEntity({
  name: 'OutboxEvent',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    name: p.text(),
    payload: p.json<Record<string, unknown>>(),
    actorId: p.uuid().nullable(),
    createdAt,
    handledAt: p.datetime().nullable(),
  },
})
/** What happened, written in the transaction that made it happen; the relay turns it into jobs after commit. */
export class OutboxEvent extends OutboxEventSchema.class {}
OutboxEventSchema.setClass(OutboxEvent)

/** `const stationSuspended = defineEvent<{ id: string }>('stations.suspended')`, then `ctx.emit(stationSuspended({ id }))`. */
export function defineEvent<P extends Record<string, unknown>>(name: string) {
  return Object.assign((payload: P): DomainEvent => ({ name, payload }), { event: name })
}

/** Another module listens: runs after commit, at least once, in a transaction of its own under the jobs' scope. */
export interface EventHandler {
  event: string
  run: (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>
}
