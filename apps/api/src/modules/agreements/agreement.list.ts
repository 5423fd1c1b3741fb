import { columnsOf } from '../../kernel/export-list.ts'
import { defineList } from '../../kernel/list.ts'
import { may } from './agreement.access.ts'
import { ServiceAgreementStateEnum, ServiceAgreementType } from './agreement.types.ts'

export const agreementList = defineList({
  type: 'ServiceAgreement',
  node: () => ServiceAgreementType,
  filter: {
    state: { kind: 'enum', type: ServiceAgreementStateEnum },
    station: { kind: 'id' },
    applicationId: { kind: 'id' },
    startsOn: { kind: 'dayRange' },
    endsOn: { kind: 'dayRange' },
  },
  sort: ['number', 'state', 'startsOn', 'endsOn', 'updatedAt'],
  defaultSort: { property: 'number', descending: true },
  search: 'searchText',
  export: {
    name: 'serviceAgreements',
    title: 'pages.agreements.title',
    allow: [may.READ],
    columns: columnsOf('number state partyName startsOn endsOn endedOn endReason contentHash draftedByName createdAt'),
  },
})
