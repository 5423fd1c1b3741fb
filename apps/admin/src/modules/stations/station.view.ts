import { graphql, now, request, type ResultOf } from '@stationmaster/client'
import { addDays, dayOf } from '@stationmaster/i18n'
import { defineListView, reasonStep, type Option, type Steps } from '@stationmaster/ui'
import {
  confirmStationMutation,
  putStationOnProbationMutation,
  resumeStationMutation,
  startStationTerminationMutation,
  stationQuery,
  stationsQuery,
  suspendStationMutation,
  terminateStationMutation,
} from './station.queries.ts'

export type StationRecord = NonNullable<ResultOf<typeof stationQuery>['station']>

/** The day up to which a contract counts as ending soon. */
export const endingSoonBy = () => addDays(dayOf(now.value), 60)

/** The lists behind the numbers of tabs and tiles, as URL values. */
export const stationTabs = {
  endingSoon: () => ({ contractEndsOn: `..${endingSoonBy()}`, state: 'ACTIVE,PROBATION,SUSPENDED' }),
  probation: () => ({ state: 'PROBATION' }),
  suspended: () => ({ state: 'SUSPENDED' }),
  terminating: () => ({ state: 'TERMINATING' }),
  withoutOwner: () => ({ hasOwnerAccount: 'false', state: 'ACTIVE,PROBATION' }),
}

const regionOptionsQuery = graphql(`
  query RegionOptions($filter: RegionFilter) {
    regions(filter: $filter, first: 100, sort: CODE_ASC) {
      nodes {
        id
        name
      }
    }
  }
`)

export async function regionOptions(filter: { level?: ('AREA' | 'PROVINCE' | 'CITY' | 'DISTRICT')[]; parent?: string[] }): Promise<Option[]> {
  const { regions } = await request(regionOptionsQuery, { filter })
  return regions.nodes.map(({ id, name }) => ({ value: id, label: name }))
}

export const stationList = defineListView({
  name: 'stations',
  type: 'Station',
  query: stationsQuery,
  page: (result) => result.stations,
  words: {
    title: 'pages.stations.title',
    search: 'pages.stations.search',
    empty: 'pages.stations.empty',
    emptyHint: 'pages.stations.emptyHint',
  },
  sort: 'CODE_ASC',
  columns: [
    { key: 'code', sort: 'CODE', to: (station) => `/stations/${station.id}` },
    { key: 'state', kind: 'state', enum: 'StationState', sort: 'STATE' },
    { key: 'name', sort: 'NAME' },
    { key: 'kind', kind: 'enum', enum: 'StationKind', hideOnPhone: true },
    { key: 'level', kind: 'enum', enum: 'StationLevel', sort: 'LEVEL', hideOnPhone: true },
    { key: 'area', kind: 'named', hideOnPhone: true },
    { key: 'place', text: ({ province, city, district }) => [...new Set([province.name, city.name, district.name])].join(' ') },
    { key: 'productLines', kind: 'enums', enum: 'ProductLine', hideOnPhone: true },
    { key: 'principalName' },
    { key: 'principalPhone', kind: 'phone' },
    { key: 'contractEndsOn', kind: 'due', sort: 'CONTRACT_ENDS_ON' },
    { key: 'hasOwnerAccount', kind: 'flag', hideOnPhone: true },
  ],
  filters: [
    { key: 'state', kind: 'enum', enum: 'StationState' },
    { key: 'kind', kind: 'enum', enum: 'StationKind' },
    { key: 'level', kind: 'enum', enum: 'StationLevel' },
    { key: 'productLines', kind: 'enum', enum: 'ProductLine' },
    { key: 'area', kind: 'choice', load: () => regionOptions({ level: ['AREA'] }) },
    { key: 'province', kind: 'choice', load: () => regionOptions({ level: ['PROVINCE'] }) },
    { key: 'contractEndsOn', kind: 'days' },
    { key: 'signedOn', kind: 'days' },
    { key: 'hasOwnerAccount', kind: 'flag' },
  ],
  tabs: [
    { key: 'all', label: 'common.all', filter: () => ({}) },
    { key: 'endingSoon', label: 'pages.stations.endingSoon', filter: stationTabs.endingSoon },
    { key: 'probation', label: 'enums.StationState.PROBATION', filter: stationTabs.probation },
    { key: 'suspended', label: 'enums.StationState.SUSPENDED', filter: stationTabs.suspended },
    { key: 'terminating', label: 'enums.StationState.TERMINATING', filter: stationTabs.terminating },
    { key: 'withoutOwner', label: 'pages.stations.withoutOwner', filter: stationTabs.withoutOwner },
  ],
})

export const stationSteps: Steps<StationRecord> = {
  update: { to: (station) => `/stations/${station.id}/edit`, icon: 'i-lucide-pencil' },
  confirm: { run: reasonStep(confirmStationMutation), ask: 'reason', icon: 'i-lucide-check', primary: true },
  resume: { run: reasonStep(resumeStationMutation), ask: 'reason', icon: 'i-lucide-play', primary: true },
  putOnProbation: { run: reasonStep(putStationOnProbationMutation), ask: 'reason', icon: 'i-lucide-hourglass' },
  suspend: { run: reasonStep(suspendStationMutation), ask: 'reason', icon: 'i-lucide-pause', danger: true },
  startTermination: { run: reasonStep(startStationTerminationMutation), ask: 'reason', icon: 'i-lucide-file-x', danger: true },
  terminate: { run: reasonStep(terminateStationMutation), ask: 'reason', icon: 'i-lucide-ban', danger: true },
}
