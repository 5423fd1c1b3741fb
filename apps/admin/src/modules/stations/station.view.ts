import { now, request, say, type ResultOf } from '@stationmaster/client'
import { addDays, dayOf } from '@stationmaster/i18n'
import { defineListView, reasonStep, type HistoryEntry, type Steps } from '@stationmaster/ui'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { regionOptions } from '../regions/region-options.ts'
import { regionLookup } from '../regions/region.view.ts'
import { changeStations, updateStation } from '../station-editing/station-editing.queries.ts'
import {
  confirmStation,
  exportStations,
  putStationOnProbation,
  resumeStation,
  startStationTermination,
  stationCountsQuery,
  type stationQuery,
  stationsQuery,
  suspendStation,
  terminateStation,
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

/** The numbers of the tabs and of the home page, by tab key. */
export function useStationCounts() {
  const endsBy = endingSoonBy()
  const { data } = useQuery({
    queryKey: ['stations', 'counts', endsBy],
    queryFn: ({ signal }) => request(stationCountsQuery, { endsBy }, { signal }),
    staleTime: 60_000,
  })
  const counts = computed(() =>
    Object.fromEntries(Object.entries(data.value ?? {}).map(([key, { totalCount }]) => [key, totalCount])),
  )
  return { counts }
}

interface Place {
  province: { code: string; name: string }
  city: { name: string }
  district: { name: string }
}

// Beijing, Tianjin, Shanghai, Chongqing: their "city" is only a formal level between province and district.
const municipalities = ['11', '12', '31', '50']

/** Province, city and district in one line. */
export const placeOf = ({ province, city, district }: Place): string => {
  const isMunicipality = municipalities.includes(province.code.slice(0, 2))
  return [province.name, ...(isMunicipality ? [] : [city.name]), district.name].join(' ')
}

export const stationList = defineListView({
  name: 'stations',
  type: 'Station',
  query: stationsQuery,
  page: (result) => result.stations,
  exports: exportStations,
  inline: {
    may: ({ availableActions }) => availableActions.includes('edit'),
    save: ({ id, version }, changes) => request(updateStation, { input: { id, expectedVersion: version, ...changes } }),
  },
  bulk: {
    mutation: changeStations,
    steps: {
      confirm: { permission: 'STATION_SET_STATE', asks: 'reason', icon: 'i-lucide-check' },
      putOnProbation: { permission: 'STATION_SET_STATE', asks: 'reason', icon: 'i-lucide-hourglass' },
      resume: { permission: 'STATION_SET_STATE', asks: 'reason', icon: 'i-lucide-play' },
      setContractEnd: { permission: 'STATION_SET_STATE', asks: 'day', icon: 'i-lucide-calendar' },
      suspend: { permission: 'STATION_SET_STATE', asks: 'reason', icon: 'i-lucide-pause', danger: true },
    },
  },
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
    { key: 'name', sort: 'NAME', edit: { kind: 'text' } },
    { key: 'kind', kind: 'enum', enum: 'StationKind', hideOnPhone: true },
    {
      key: 'level',
      kind: 'enum',
      enum: 'StationLevel',
      sort: 'LEVEL',
      hideOnPhone: true,
      edit: { kind: 'enum', enum: 'StationLevel' },
    },
    { key: 'area', kind: 'named', hideOnPhone: true },
    { key: 'place', text: placeOf, width: 180 },
    { key: 'productLines', kind: 'enums', enum: 'ProductLine', width: 150, hideOnPhone: true },
    { key: 'principalName', permission: 'STATION_READ_DETAIL', edit: { kind: 'text' } },
    { key: 'principalPhone', kind: 'phone', edit: { kind: 'phone' } },
    {
      key: 'contractEndsOn',
      kind: 'due',
      sort: 'CONTRACT_ENDS_ON',
      permission: 'STATION_READ_DETAIL',
      edit: { kind: 'day' },
    },
  ],
  filters: [
    { key: 'state', kind: 'enum', enum: 'StationState' },
    { key: 'kind', kind: 'enum', enum: 'StationKind' },
    { key: 'level', kind: 'enum', enum: 'StationLevel' },
    { key: 'productLines', kind: 'enum', enum: 'ProductLine' },
    { key: 'area', kind: 'choice', load: () => regionOptions({ level: ['AREA'] }) },
    { key: 'province', kind: 'choice', load: () => regionOptions({ level: ['PROVINCE'] }) },
    { key: 'city', kind: 'lookup', ...regionLookup('CITY') },
    { key: 'district', kind: 'lookup', ...regionLookup('DISTRICT') },
    { key: 'contractEndsOn', kind: 'days', permission: 'STATION_READ_DETAIL' },
    { key: 'signedOn', kind: 'days', permission: 'STATION_READ_DETAIL' },
    { key: 'hasOwnerAccount', kind: 'flag', permission: 'STATION_READ_DETAIL' },
  ],
  tabs: [
    { key: 'all', label: 'common.all', filter: () => ({}) },
    {
      key: 'endingSoon',
      label: 'pages.stations.endingSoon',
      permission: 'STATION_READ_DETAIL',
      filter: stationTabs.endingSoon,
    },
    { key: 'probation', label: 'enums.StationState.PROBATION', filter: stationTabs.probation },
    { key: 'suspended', label: 'enums.StationState.SUSPENDED', filter: stationTabs.suspended },
    { key: 'terminating', label: 'enums.StationState.TERMINATING', filter: stationTabs.terminating },
    {
      key: 'withoutOwner',
      label: 'pages.stations.withoutOwner',
      permission: 'STATION_READ_DETAIL',
      filter: stationTabs.withoutOwner,
    },
  ],
})

export const stationSteps: Steps<StationRecord> = {
  edit: { to: (station) => `/stations/${station.id}/edit`, icon: 'i-lucide-pencil' },
  confirm: { run: reasonStep(confirmStation), ask: 'reason', icon: 'i-lucide-check', primary: true },
  resume: { run: reasonStep(resumeStation), ask: 'reason', icon: 'i-lucide-play', primary: true },
  putOnProbation: { run: reasonStep(putStationOnProbation), ask: 'reason', icon: 'i-lucide-hourglass' },
  suspend: { run: reasonStep(suspendStation), ask: 'reason', icon: 'i-lucide-pause', danger: true },
  startTermination: { run: reasonStep(startStationTermination), ask: 'reason', icon: 'i-lucide-file-x', danger: true },
  terminate: { run: reasonStep(terminateStation), ask: 'reason', icon: 'i-lucide-ban', danger: true },
}

export const historyOf = ({ stateChanges }: StationRecord): HistoryEntry[] =>
  stateChanges.map((change) => ({
    id: change.id,
    at: change.at,
    by: change.byName,
    title: say.action('Station', change.step),
    from: change.from && say.value('StationState', change.from),
    to: say.value('StationState', change.to),
    text: change.reason,
    reference: change.reference,
  }))
