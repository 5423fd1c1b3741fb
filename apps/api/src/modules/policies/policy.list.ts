import { columnsOf } from '../../kernel/export-list.ts'
import { defineList } from '../../kernel/list.ts'
import { may } from './policy.access.ts'
import { PolicyStateEnum, PolicyVersionType } from './policy.types.ts'

export const policyVersionList = defineList({
  type: 'PolicyVersion',
  node: () => PolicyVersionType,
  filter: {
    key: { kind: 'text' },
    state: { kind: 'enum', type: PolicyStateEnum },
    effectiveOn: { kind: 'dayRange' },
  },
  sort: ['createdAt', 'effectiveOn'],
  defaultSort: { property: 'createdAt', descending: true },
  export: {
    name: 'policyVersions',
    title: 'pages.settings.changes',
    allow: [may.READ],
    columns: columnsOf(
      'title number state effectiveOn reason proposedByName createdAt decidedByName decidedAt decisionReason',
    ),
  },
})
