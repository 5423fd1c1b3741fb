import type { Ctx, DomainEvent } from './context.ts'

/** `const stationSuspended = defineEvent<{ id: string }>('stations.suspended')`, then `ctx.emit(stationSuspended({ id }))`. */
export function defineEvent<P extends Record<string, unknown>>(name: string) {
  return Object.assign((payload: P): DomainEvent => ({ name, payload }), { event: name })
}

/** Another module listens: runs after commit, at least once, in a transaction of its own under the jobs' scope. */
export interface EventHandler {
  event: string
  run: (ctx: Ctx, payload: Record<string, unknown>) => Promise<void>
}
