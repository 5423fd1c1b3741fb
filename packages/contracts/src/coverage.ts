import * as z from 'zod/mini'
import { described, id, oneOf } from './fields.ts'
import { stationKind } from './stations.ts'

/** What a county counts as: its customers, or the installed units that will need service. */
export const demandMeasures = ['CUSTOMERS', 'INSTALLED_UNITS'] as const
export const demandMeasure = oneOf('DemandMeasure', demandMeasures)
export type DemandMeasure = z.infer<typeof demandMeasure>

/** How many sites are planned at once. */
export const mostSites = 20

const minutes = () =>
  described(
    z.optional(z.nullable(z.int().check(z.minimum(15, 'RANGE'), z.maximum(480, 'RANGE')))),
    'Longest way to a customer; the number of the settings when not given.',
  )
const network = {
  measure: described(demandMeasure, 'What a county counts as.'),
  minutes: minutes(),
  kind: described(z.optional(z.nullable(stationKind)), 'Only stations of this kind.'),
}

export const coverage = z.strictObject(network)
export type CoverageQuestion = z.infer<typeof coverage>

export const sitePlan = z.strictObject({
  ...network,
  count: described(z.int().check(z.minimum(1, 'RANGE'), z.maximum(mostSites, 'RANGE')), 'How many new sites.'),
  provinceId: described(z.optional(z.nullable(id())), 'New sites in this province only.'),
})
export type SitePlanQuestion = z.infer<typeof sitePlan>

export const stationClosing = z.strictObject({ ...network, stationId: id() })
export type StationClosingQuestion = z.infer<typeof stationClosing>

const amount = () => z.int().check(z.minimum(0, 'RANGE'), z.maximum(100_000_000, 'RANGE'))

export const countyDemandRow = z.strictObject({
  code: described(z.string().check(z.regex(/^\d{6}$/, 'INVALID')), 'Division code of the county, six digits.'),
  customers: described(amount(), 'Customers who live there.'),
  installedUnits: described(amount(), 'Units of our products in use there.'),
})
export type CountyDemandRow = z.infer<typeof countyDemandRow>

export const mostDemandRows = 4000

export const saveCountyDemand = z.strictObject({
  rows: described(
    z.array(countyDemandRow).check(
      z.minLength(1, 'REQUIRED'),
      z.maxLength(mostDemandRows, 'TOO_MANY'),
      z.refine((rows) => new Set(rows.map(({ code }) => code)).size === rows.length, 'DUPLICATE'),
    ),
    'Counties that are not named keep their numbers.',
  ),
})
export type SaveCountyDemand = z.infer<typeof saveCountyDemand>
