import type { SaveCountyDemand } from '@stationmaster/contracts/coverage'
import type { Ctx } from '../../kernel/context.ts'
import { invalidInput } from '../../kernel/errors.ts'
import { Region } from '../regions/region.entity.ts'
import { CountyDemand } from './county-demand.entity.ts'
import { merged, type CountyNumbers, type Demand } from './county-demand.rules.ts'

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

/** Sets the numbers of counties; what names no county is refused as a whole, with its rows. */
export async function save(ctx: Ctx, { rows }: SaveCountyDemand): Promise<{ rowCount: number }> {
  const codes = rows.map(({ code }) => code)
  const counties = await ctx.em.find(
    Region,
    { code: { $in: codes }, level: 'DISTRICT' },
    { populate: ['parent.parent'] },
  )
  const countyOf = new Map(counties.map((county) => [county.code, county]))
  const unknown = rows.flatMap(({ code }, index) =>
    countyOf.has(code) ? [] : [{ path: `rows.${index}.code`, code: 'UNKNOWN_COUNTY', params: { code } }],
  )
  if (unknown.length > 0) throw invalidInput(unknown.slice(0, 100))
  const present = await ctx.em.find(CountyDemand, { county: { $in: counties.map(({ id }) => id) } })
  const rowOf = new Map(present.map((row) => [row.county.id, row]))
  for (const { code, customers, installedUnits } of rows) {
    const county = countyOf.get(code)
    const province = county?.parent?.parent
    if (!county || !province) continue
    const said = { customers, installedUnits, byName: ctx.actor?.name ?? '' }
    const row = rowOf.get(county.id)
    if (row) Object.assign(row, said)
    else ctx.em.create(CountyDemand, { ...said, county, province, searchText: `${code} ${county.path}`.toLowerCase() })
  }
  return { rowCount: rows.length }
}

/** Customers and units by the id of the county, from what headquarters entered and from what modules count. */
export async function demandByCounty(ctx: Ctx): Promise<Map<string, Demand>> {
  const rows = await ctx.em.find(CountyDemand, {}, { disableIdentityMap: true })
  const entered = rows.map(({ county, customers, installedUnits }) => ({
    countyId: county.id,
    customers,
    installedUnits,
  }))
  const counted = []
  for (const source of sources.values()) counted.push(await source.count(ctx))
  return merged(entered, counted)
}
