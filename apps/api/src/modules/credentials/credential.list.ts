import { columnsOf } from '../../kernel/export-list.ts'
import { defineList } from '../../kernel/list.ts'
import { may } from './credential.access.ts'
import { CredentialKindEnum, CredentialStateEnum, CredentialType } from './credential.types.ts'

export const credentialList = defineList({
  type: 'Credential',
  node: () => CredentialType,
  filter: {
    state: { kind: 'enum', type: CredentialStateEnum },
    kind: { kind: 'enum', type: CredentialKindEnum },
    validUntil: { kind: 'dayRange' },
    station: { kind: 'id' },
    staffMember: { kind: 'id' },
    series: { kind: 'id', path: 'seriesId' },
    province: { kind: 'id', path: 'provinceId' },
    area: { kind: 'id', path: 'station.province.parent' },
  },
  sort: ['createdAt', 'validUntil'],
  defaultSort: { property: 'validUntil' },
  search: 'searchText',
  export: {
    name: 'credentials',
    title: 'pages.credentials.title',
    allow: [may.READ],
    columns: {
      ...columnsOf('kind number issuer validFrom validUntil state submittedByName createdAt decidedByName decidedAt'),
      decisionReason: 'decisionReason',
      station: 'station.name',
      staffMember: 'staffMember.name',
    },
  },
})
