import { request, say } from '@stationmaster/client'
import { defineListView } from '@stationmaster/ui'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { regionOptions } from '../regions/region-options.ts'
import { stationLookup } from '../station-lookup/station-lookup.ts'
import { credentialTabs, endsBy } from './credential-tabs.ts'
import { credentialCountsQuery, credentialsQuery, exportCredentials } from './credential.queries.ts'

/** The numbers of the tabs and of the home page, by tab key. */
export function useCredentialCounts() {
  const { data } = useQuery({
    queryKey: computed(() => ['credentials', 'counts', endsBy()]),
    meta: { types: ['Credential'] },
    queryFn: ({ signal }) => request(credentialCountsQuery, { endsBy: endsBy() }, { signal }),
    staleTime: 15_000,
  })
  return computed(() =>
    Object.fromEntries(Object.entries(data.value ?? {}).map(([key, { totalCount }]) => [key, totalCount])),
  )
}

export const credentialList = defineListView({
  name: 'credentials',
  type: 'Credential',
  query: credentialsQuery,
  page: (result) => result.credentials,
  exports: exportCredentials,
  words: {
    title: 'pages.credentials.title',
    search: 'pages.credentials.search',
    empty: 'pages.credentials.empty',
    emptyHint: 'pages.credentials.emptyHint',
  },
  sort: 'VALID_UNTIL_ASC',
  columns: [
    { key: 'number', width: 190, to: (credential) => `/credentials/${credential.id}` },
    { key: 'kind', kind: 'enum', enum: 'CredentialKind' },
    { key: 'state', kind: 'state', enum: 'CredentialState' },
    { key: 'station', kind: 'named', width: 220 },
    { key: 'province', text: ({ station }) => station.province.name, hideOnPhone: true },
    { key: 'staffMember', text: ({ staffMember }) => staffMember?.name ?? say.word('common.empty') },
    { key: 'validUntil', kind: 'due', sort: 'VALID_UNTIL' },
    {
      key: 'remaining',
      text: ({ state, validUntil }) =>
        validUntil && (state === 'APPROVED' || state === 'EXPIRED') ? say.due(validUntil) : say.word('common.empty'),
    },
    { key: 'issuer', width: 180, hideOnPhone: true },
    { key: 'submittedByName', hideOnPhone: true },
    { key: 'createdAt', kind: 'moment', sort: 'CREATED_AT', hideOnPhone: true },
  ],
  filters: [
    { key: 'kind', kind: 'enum', enum: 'CredentialKind' },
    { key: 'state', kind: 'enum', enum: 'CredentialState' },
    { key: 'validUntil', kind: 'days' },
    { key: 'area', kind: 'choice', load: () => regionOptions({ level: ['AREA'] }) },
    { key: 'province', kind: 'choice', load: () => regionOptions({ level: ['PROVINCE'] }) },
    { key: 'station', kind: 'lookup', ...stationLookup },
  ],
  tabs: [
    { key: 'expiring', label: 'pages.credentials.expiring', filter: credentialTabs.expiring },
    { key: 'waiting', label: 'enums.CredentialState.SUBMITTED', filter: credentialTabs.waiting },
    { key: 'expired', label: 'enums.CredentialState.EXPIRED', filter: credentialTabs.expired },
    { key: 'sentBack', label: 'enums.CredentialState.REJECTED', filter: credentialTabs.sentBack },
    { key: 'valid', label: 'enums.CredentialState.APPROVED', filter: credentialTabs.valid },
    { key: 'all', label: 'common.all', filter: () => ({}) },
  ],
})
