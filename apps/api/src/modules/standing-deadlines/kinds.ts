import { policyDays, policyDuration } from '@stationmaster/contracts/policies'
import { defineDeadline } from '../../kernel/deadlines.ts'
import { definePolicy } from '../../kernel/policies.ts'

/** How long before its end a contract stands on the desk: the time in which it is renewed or ended. */
export const contractNotice = definePolicy({
  key: 'stations.contractNotice',
  group: 'stations',
  schema: policyDays(),
  initial: 60,
})
definePolicy({
  key: 'imports.decision',
  group: 'imports',
  schema: policyDuration,
  initial: { minutes: 960, clock: 'SERVICE' },
})
definePolicy({ key: 'users.invitation', group: 'users', schema: policyDays(90), initial: 7 })

export const contract = defineDeadline({
  key: 'stations.contract',
  clock: 'days',
  levels: [-30, -7, 150],
  owner: 'STATION_SET_STATE',
  read: ['STATION_READ_DETAIL'],
  path: ({ app, id }) => (app === 'admin' ? `/stations/${id}` : '/station'),
})

export const importDecision = defineDeadline({
  key: 'imports.decision',
  clock: 'service',
  policy: 'imports.decision',
  levels: [75, 150],
  owner: 'IMPORT_RUN',
  path: ({ id }) => `/imports/${id}`,
})

export const invitation = defineDeadline({
  key: 'users.invitation',
  clock: 'days',
  policy: 'users.invitation',
  levels: [75],
  owner: 'USER_EDIT',
  read: ['USER_READ'],
  ownedBy: 'station',
  path: ({ id }) => `/users/${id}`,
})
