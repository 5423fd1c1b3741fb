import { densities } from '@stationmaster/contracts/lists'
import { defineEntity, p } from '@mikro-orm/core'

const ListLookSchema = defineEntity({
  name: 'ListLook',
  properties: {
    userId: p.uuid().primary(),
    list: p.text().primary(),
    /** As in the address of the list. */
    columns: p.text(),
  },
})
/** The columns of one list as one person likes them. */
export class ListLook extends ListLookSchema.class {}
ListLookSchema.setClass(ListLook)

const ListDensitySchema = defineEntity({
  name: 'ListDensity',
  properties: {
    userId: p.uuid().primary(),
    density: p.enum(densities),
  },
})
/** The height of rows that one person likes. */
export class ListDensity extends ListDensitySchema.class {}
ListDensitySchema.setClass(ListDensity)
