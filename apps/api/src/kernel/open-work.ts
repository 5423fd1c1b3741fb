import type { Ctx } from './context.ts'

type Count = (ctx: Ctx, stationId: string) => Promise<number>
const openWork = new Map<string, Count>()

/** A module says how much work of its kind a station still has; none may be left when it is terminated (N-14). */
export function registerOpenWork(kind: string, count: Count): void {
  openWork.set(kind, count)
}

export const countOpenWork = (ctx: Ctx, stationId: string) =>
  Promise.all([...openWork].map(async ([kind, count]) => ({ kind, count: await count(ctx, stationId) })))
