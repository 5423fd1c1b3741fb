import type { ResultOf } from '@stationmaster/client'
import { defineListView, type Steps } from '@stationmaster/ui'
import { type ownAgreementQuery, ownAgreementsQuery } from './agreement.queries.ts'

export type OwnAgreement = NonNullable<ResultOf<typeof ownAgreementQuery>['serviceAgreement']>

export const agreementList = defineListView({
  name: 'serviceAgreements',
  type: 'ServiceAgreement',
  query: ownAgreementsQuery,
  page: (result) => result.serviceAgreements,
  words: {
    title: 'pages.agreements.title',
    search: 'pages.agreements.search',
    empty: 'pages.agreements.noneOfStation',
    emptyHint: 'pages.agreements.noneOfStationHint',
  },
  sort: 'STARTS_ON_DESC',
  columns: [
    { key: 'number', sort: 'NUMBER', to: (agreement) => `/agreements/${agreement.id}` },
    { key: 'state', kind: 'state', enum: 'ServiceAgreementState' },
    { key: 'startsOn', kind: 'day', sort: 'STARTS_ON' },
    { key: 'endsOn', kind: 'due', sort: 'ENDS_ON' },
  ],
  filters: [{ key: 'state', kind: 'enum', enum: 'ServiceAgreementState' }],
  tabs: [{ key: 'all', label: 'common.all', filter: () => ({}) }],
})

export const agreementSteps: Steps<OwnAgreement> = {
  sign: { open: true, icon: 'i-lucide-pen-line', primary: true },
}
