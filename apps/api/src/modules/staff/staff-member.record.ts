import type { StaffState } from '@stationmaster/contracts/stations'
import { defineRecord } from '../../kernel/record.ts'
import { User } from '../users/user.entity.ts'
import { may } from './staff-member.access.ts'
import { StaffMember } from './staff-member.entity.ts'
import { flow } from './staff-member.rules.ts'

defineRecord({
  name: 'StaffMember',
  entity: StaffMember,
  live: [may.READ],
  many: { accounts: { of: User, by: 'staffMemberId', order: 'createdAt', limit: 1 } },
  computed: {
    availableActions: {
      needs: ['state'],
      compute: (row, { actor }) => [
        ...(actor?.permissions.has(may.EDIT) ? ['edit'] : []),
        ...flow.actionsFor(row['state'] as StaffState, actor),
      ],
    },
  },
})
