import { policyDuration, policyNumbers } from '@stationmaster/contracts/policies'
import { defineDeadline } from '../../kernel/deadlines.ts'
import { definePolicy } from '../../kernel/policies.ts'
import { may } from './credential.access.ts'

/** How many days before the expiry the station is reminded. */
export const reminderDays = definePolicy<number[]>({
  key: 'credentials.reminderDays',
  group: 'credentials',
  schema: policyNumbers(1, 365),
  initial: [90, 60, 30, 7],
})

definePolicy({
  key: 'credentials.review',
  group: 'credentials',
  schema: policyDuration,
  initial: { minutes: 960, clock: 'SERVICE' },
})

const path = ({ id }: { id: string }) => `/credentials/${id}`

export const expiry = defineDeadline({
  key: 'credentials.expiry',
  clock: 'days',
  owner: may.SUBMIT,
  ownedBy: 'station',
  read: [may.READ],
  holds: false,
  path,
})

export const review = defineDeadline({
  key: 'credentials.review',
  clock: 'service',
  policy: 'credentials.review',
  levels: [75, 150],
  owner: may.DECIDE,
  read: [may.READ],
  path,
})
