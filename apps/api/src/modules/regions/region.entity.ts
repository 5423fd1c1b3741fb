import { regionLevels } from '@stationmaster/contracts/regions'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'

const RegionSchema = defineEntity({
  name: 'Region',
  properties: {
    ...document,
    /** GB/T 2260 division code of two, four or six digits; an area has a code of headquarters' own. */
    code: p.text().unique('region_code_unique'),
    name: p.text(),
    level: p.enum(regionLevels),
    parent: () => p.manyToOne(RegionSchema).nullable(),
    path: p.text(),
    searchText: p.text(),
  },
})
/** Large region → province → city → district. */
export class Region extends RegionSchema.class {}
RegionSchema.setClass(Region)
