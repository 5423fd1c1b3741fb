import { defineListView } from '@stationmaster/ui'
import { regionOptions } from '../regions/region-options.ts'
import { demandQuery, exportDemand } from './demand.queries.ts'

export const demandList = defineListView({
  name: 'countyDemands',
  type: 'CountyDemand',
  query: demandQuery,
  page: (result) => result.countyDemands,
  exports: exportDemand,
  words: {
    title: 'pages.coverage.demand',
    search: 'pages.coverage.demandSearch',
    empty: 'pages.coverage.demandEmpty',
    emptyHint: 'pages.coverage.demandHint',
  },
  sort: 'CUSTOMERS_DESC',
  columns: [
    { key: 'county', text: ({ county }) => county.path, width: 280 },
    { key: 'customers', kind: 'number', sort: 'CUSTOMERS' },
    { key: 'installedUnits', kind: 'number', sort: 'INSTALLED_UNITS' },
    { key: 'code', text: ({ county }) => county.code },
    { key: 'byName', hideOnPhone: true },
    { key: 'updatedAt', kind: 'moment', sort: 'UPDATED_AT', hideOnPhone: true },
  ],
  filters: [{ key: 'province', kind: 'choice', load: () => regionOptions({ level: ['PROVINCE'] }) }],
  tabs: [{ key: 'all', label: 'common.all', filter: () => ({}) }],
})
