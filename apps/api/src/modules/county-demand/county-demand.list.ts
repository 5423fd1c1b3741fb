import { columnsOf } from '../../kernel/export-list.ts'
import { defineList } from '../../kernel/list.ts'
import { may } from './county-demand.access.ts'
import { CountyDemandType } from './county-demand.types.ts'

export const countyDemandList = defineList({
  type: 'CountyDemand',
  node: () => CountyDemandType,
  filter: { province: { kind: 'id' } },
  sort: ['customers', 'installedUnits', 'updatedAt'],
  defaultSort: { property: 'customers', descending: true },
  search: 'searchText',
  export: {
    name: 'countyDemand',
    title: 'pages.coverage.demand',
    allow: [may.READ],
    columns: { ...columnsOf('county.code county.path customers installedUnits byName updatedAt') },
  },
})
