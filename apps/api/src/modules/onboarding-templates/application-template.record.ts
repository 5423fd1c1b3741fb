import { defineRecord } from '../../kernel/record.ts'
import { may } from './application-template.access.ts'
import { ApplicationTemplate } from './application-template.entity.ts'

const stepsIn: Record<string, readonly string[]> = { DRAFT: ['edit', 'publish', 'discard'], PUBLISHED: ['draft'] }

defineRecord({
  name: 'ApplicationTemplate',
  entity: ApplicationTemplate,
  computed: {
    availableActions: {
      needs: ['state'],
      compute: (row, { actor }) => (actor?.permissions.has(may.EDIT) ? (stepsIn[row['state'] as string] ?? []) : []),
    },
  },
})
