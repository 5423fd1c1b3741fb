import type { Ctx } from '../kernel/context.ts'
import { countyCentres, saveCountyDemand } from '../modules/county-demand/index.ts'
import { randomFrom } from './random.ts'

const seed = 20_261_122

/** First two digits of provinces with many, and with few customers for each county. */
const dense = ['11', '12', '31', '32', '33', '37', '44']
const sparse = ['15', '54', '62', '63', '64', '65']
const weightOf = (code: string) =>
  dense.some((each) => code.startsWith(each)) ? 3 : sparse.some((each) => code.startsWith(each)) ? 0.3 : 1
/** Districts of a city have codes below 21 at the end, counties above. */
const isUrban = (code: string) => Number(code.slice(4)) <= 20

/** Customers and units in every county, more of them where people live closer together. Made up. */
export async function seedDemand(ctx: Ctx): Promise<void> {
  const random = randomFrom(seed)
  const rows = [...countyCentres.keys()].map((code) => {
    const customers = Math.round(random.between(300, 1600) * weightOf(code) * (isUrban(code) ? 1.8 : 1))
    return { code, customers, installedUnits: Math.round((customers * random.between(130, 240)) / 100) }
  })
  await saveCountyDemand(ctx, { rows })
}
