import { defineRecord } from '../../kernel/record.ts'
import { may } from './user.access.ts'
import { User } from './user.entity.ts'
import { actionsFor } from './user.service.ts'

defineRecord({
  name: 'User',
  entity: User,
  live: [may.READ],
  computed: {
    availableActions: {
      needs: ['state', 'roles', 'secondFactorAt'],
      compute: (row, { actor }) => actionsFor(row as Pick<User, 'id' | 'state' | 'roles' | 'secondFactorAt'>, actor),
    },
  },
})

// The same row, read by its owner.
defineRecord({
  name: 'Viewer',
  entity: User,
  computed: {
    permissions: { needs: [], compute: (_, { actor }) => [...(actor?.permissions ?? [])] },
    mustEnrol: { needs: [], compute: (_, { actor }) => actor?.mustEnrol ?? false },
    locale: { needs: [], compute: (_, { locale }) => locale },
  },
})
