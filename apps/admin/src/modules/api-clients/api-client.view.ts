import type { ResultOf } from '@stationmaster/client'
import { defineFormView, defineListView, plainStep, type Draft, type Steps } from '@stationmaster/ui'
import { regionOptions } from '../regions/region-options.ts'
import { stationLookup } from '../stations/station-lookup.ts'
import { apiClientsQuery, revokeApiClient, type apiClientQuery } from './api-client.queries.ts'

export type ApiClientRecord = NonNullable<ResultOf<typeof apiClientQuery>['apiClient']>

export const apiClientList = defineListView({
  name: 'apiClients',
  type: 'ApiClient',
  query: apiClientsQuery,
  page: (result) => result.apiClients,
  words: {
    title: 'pages.apiClients.title',
    empty: 'pages.apiClients.empty',
    emptyHint: 'pages.apiClients.emptyHint',
  },
  sort: 'CREATED_AT_DESC',
  columns: [
    { key: 'name', to: (client) => `/api-clients/${client.id}` },
    { key: 'state', kind: 'state', enum: 'ApiClientState' },
    { key: 'scopes', kind: 'enums', enum: 'ApiScope' },
    { key: 'reach', kind: 'enum', enum: 'ApiReach' },
    { key: 'createdByName', hideOnPhone: true },
    { key: 'createdAt', kind: 'moment', sort: 'CREATED_AT' },
  ],
  filters: [{ key: 'state', kind: 'enum', enum: 'ApiClientState' }],
  tabs: [
    { key: 'all', label: 'common.all', filter: () => ({}) },
    { key: 'active', label: 'enums.ApiClientState.ACTIVE', filter: () => ({ state: 'ACTIVE' }) },
  ],
})

export const apiClientSteps: Steps<ApiClientRecord> = {
  issueSecret: { open: true, icon: 'i-lucide-key-round', primary: true },
  edit: { to: ({ id }) => `/api-clients/${id}/edit`, icon: 'i-lucide-pencil' },
  revoke: {
    run: plainStep(revokeApiClient),
    ask: 'yes',
    icon: 'i-lucide-ban',
    danger: true,
    hint: 'pages.apiClients.revokeText',
  },
}

const reaches = (reach: string) => (draft: Draft) => draft['reach'] === reach

export const apiClientForm = defineFormView({
  type: 'ApiClient',
  sections: [
    {
      title: 'pages.apiClients.profile',
      fields: [
        { key: 'name', kind: 'text', required: true },
        { key: 'description', kind: 'multiline', wide: true },
      ],
    },
    {
      title: 'fields.ApiClient.scopes',
      fields: [
        { key: 'scopes', kind: 'enums', enum: 'ApiScope', required: true, wide: true },
        { key: 'reach', kind: 'enum', enum: 'ApiReach', required: true, clears: ['regionIds', 'stationIds'] },
        {
          key: 'regionIds',
          kind: 'choices',
          required: true,
          wide: true,
          when: reaches('REGIONS'),
          load: async () => [
            ...(await regionOptions({ level: ['AREA'] })),
            ...(await regionOptions({ level: ['PROVINCE'] })),
          ],
        },
        { key: 'stationIds', kind: 'lookups', required: true, wide: true, when: reaches('STATIONS'), ...stationLookup },
      ],
    },
  ],
})

export const valuesOf = ({ name, description, scopes, reach, regionIds, stationIds }: ApiClientRecord): Draft => ({
  name,
  description,
  scopes,
  reach,
  regionIds,
  stationIds,
})
