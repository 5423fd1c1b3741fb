import type { Ctx } from '../../kernel/context.ts'
import type { CountyNumbers } from './county-demand.rules.ts'

/** A module that knows real customers or units counts them by county; its numbers replace the estimates there. */
export interface DemandSource {
  key: string
  count: (ctx: Ctx) => Promise<readonly CountyNumbers[]>
}

const sources = new Map<string, DemandSource>()

export function registerDemandSource(source: DemandSource): void {
  if (sources.has(source.key)) throw new Error(`Demand source ${source.key} is registered twice`)
  sources.set(source.key, source)
}

export const demandSources = (): readonly DemandSource[] => [...sources.values()]
