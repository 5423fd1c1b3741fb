import { request, viewer } from '@stationmaster/client'
import { defineListView } from '@stationmaster/ui'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { regionOptions } from '../regions/region-options.ts'
import { placeOf } from '../stations/station.view.ts'
import { applicationCountsQuery, applicationsQuery, exportApplications } from './application.queries.ts'

const me = () => viewer.value?.id ?? ''

/** The lists behind the numbers of tabs, as URL values. */
const tabs = {
  waiting: () => ({ state: 'SUBMITTED' }),
  mine: () => ({ state: 'IN_REVIEW', reviewerId: me() }),
  returned: () => ({ state: 'RETURNED' }),
  building: () => ({ state: 'PRELIM_APPROVED,CONSTRUCTION,INSPECTION,RECTIFICATION' }),
  opening: () => ({ state: 'OPENING_PREP,SIGNING' }),
}

export function useApplicationCounts() {
  const { data } = useQuery({
    queryKey: ['stationApplications', 'counts', me()],
    queryFn: ({ signal }) => request(applicationCountsQuery, { me: me() }, { signal }),
    staleTime: 60_000,
  })
  const counts = computed(() =>
    Object.fromEntries(Object.entries(data.value ?? {}).map(([key, { totalCount }]) => [key, totalCount])),
  )
  return { counts }
}

export const applicationList = defineListView({
  name: 'stationApplications',
  type: 'StationApplication',
  query: applicationsQuery,
  page: (result) => result.stationApplications,
  exports: exportApplications,
  words: {
    title: 'pages.onboarding.title',
    search: 'pages.onboarding.search',
    empty: 'pages.onboarding.empty',
    emptyHint: 'pages.onboarding.emptyHint',
  },
  sort: 'STATE_SINCE_ASC',
  columns: [
    { key: 'companyName', sort: 'COMPANY_NAME', to: (application) => `/applications/${application.id}` },
    { key: 'state', kind: 'state', enum: 'StationApplicationState', sort: 'STATE' },
    { key: 'stateSince', kind: 'moment', sort: 'STATE_SINCE' },
    { key: 'phase', kind: 'enum', enum: 'ApplicationPhase', hideOnPhone: true },
    { key: 'owner', kind: 'enum', enum: 'ApplicationOwner' },
    { key: 'kind', kind: 'enum', enum: 'StationKind', hideOnPhone: true },
    { key: 'level', kind: 'enum', enum: 'StationLevel', hideOnPhone: true },
    { key: 'place', text: placeOf, width: 180 },
    { key: 'reviewerName' },
    { key: 'submittedAt', kind: 'moment', sort: 'SUBMITTED_AT' },
    { key: 'code', sort: 'CODE', hideOnPhone: true },
  ],
  filters: [
    { key: 'state', kind: 'enum', enum: 'StationApplicationState' },
    { key: 'kind', kind: 'enum', enum: 'StationKind' },
    { key: 'level', kind: 'enum', enum: 'StationLevel' },
    { key: 'area', kind: 'choice', load: () => regionOptions({ level: ['AREA'] }) },
    { key: 'province', kind: 'choice', load: () => regionOptions({ level: ['PROVINCE'] }) },
    { key: 'submittedAt', kind: 'moments' },
    { key: 'createdAt', kind: 'moments' },
    { key: 'passed', kind: 'enum', enum: 'StationApplicationState' },
    { key: 'refusalCode', kind: 'enum', enum: 'RefusalReason' },
    { key: 'isOverdue', kind: 'flag' },
    {
      key: 'reviewerId',
      kind: 'choice',
      load: async () => (viewer.value ? [{ value: viewer.value.id, label: viewer.value.name }] : []),
    },
  ],
  tabs: [
    { key: 'all', label: 'common.all', filter: () => ({}) },
    { key: 'waiting', label: 'enums.StationApplicationState.SUBMITTED', filter: tabs.waiting },
    { key: 'mine', label: 'pages.onboarding.mine', filter: tabs.mine },
    { key: 'returned', label: 'enums.StationApplicationState.RETURNED', filter: tabs.returned },
    { key: 'building', label: 'enums.ApplicationPhase.CONSTRUCTION', filter: tabs.building },
    { key: 'opening', label: 'enums.ApplicationPhase.OPENING', filter: tabs.opening },
  ],
})
