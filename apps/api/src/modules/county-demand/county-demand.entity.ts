import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import { Region } from '../regions/region.entity.ts'

const CountyDemandSchema = defineEntity({
  name: 'CountyDemand',
  properties: {
    ...document,
    county: () => p.manyToOne(Region),
    province: () => p.manyToOne(Region),
    customers: p.integer(),
    installedUnits: p.integer(),
    byName: p.text(),
    searchText: p.text(),
  },
})
/** How many customers and units headquarters knows or estimates in a county. */
export class CountyDemand extends CountyDemandSchema.class {}
CountyDemandSchema.setClass(CountyDemand)
