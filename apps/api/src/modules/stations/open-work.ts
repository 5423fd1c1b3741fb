import type { Ctx } from '../../kernel/context.ts'

type Count = (ctx: Ctx, stationId: string) => Promise<number>

const counters = new Map<string, Count>()

/** A later module says how much work of its kind a station still has; none may be left when it is terminated (N-14). */
export function registerOpenWork(kind: string, count: Count): void {
  counters.set(kind, count)
}

export const countOpenWork = (ctx: Ctx, stationId: string) =>
  Promise.all([...counters].map(async ([kind, count]) => ({ kind, count: await count(ctx, stationId) })))
