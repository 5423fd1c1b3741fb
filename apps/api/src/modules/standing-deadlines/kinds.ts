import { policyDays } from '@stationmaster/contracts/policies'
import { defineDeadline } from '../../kernel/deadlines.ts'
import { definePolicy } from '../../kernel/policies.ts'

/** How long before its end a contract stands on the desk: the time in which it is renewed or ended. */
export const contractNotice = definePolicy({
  key: 'stations.contractNotice',
  group: 'stations',
  schema: policyDays(),
  initial: 60,
})

export const contractEnding = defineDeadline({
  key: 'stations.contract',
  clock: 'days',
  levels: [-30, -7, 150],
  owner: 'STATION_SET_STATE',
  read: ['STATION_READ_DETAIL'],
  path: ({ app, id }) => (app === 'admin' ? `/stations/${id}` : '/station'),
})
