import { credentialKinds, type CredentialKind } from '@stationmaster/contracts/credentials'
import { policyChoices, policyDuration, policyNumbers } from '@stationmaster/contracts/policies'
import { productLines, productLinesOf, type ProductLine } from '@stationmaster/contracts/stations'
import * as z from 'zod/mini'
import { defineDeadline } from '../../kernel/deadlines.ts'
import { definePolicy } from '../../kernel/policies.ts'
import { may } from './credential.access.ts'

type Required = Record<ProductLine, CredentialKind[]>

const kinds = () => policyChoices('CredentialKind', credentialKinds)
const perLine = Object.fromEntries(productLines.map((line) => [line, kinds()])) as Record<
  ProductLine,
  ReturnType<typeof kinds>
>

const asked = (line: ProductLine): CredentialKind[] => {
  if ((productLinesOf.VEHICLE as readonly string[]).includes(line)) return ['BUSINESS_LICENCE', 'VEHICLE_REPAIR_RECORD']
  const climbs = line === 'AIR_CONDITIONER' || line === 'FORKLIFT'
  return climbs ? ['BUSINESS_LICENCE', 'SPECIAL_OPERATION'] : ['BUSINESS_LICENCE']
}

/** Which credentials a station must have for the work on each product line. */
export const requiredKinds = definePolicy<Required>({
  key: 'credentials.required',
  group: 'credentials',
  schema: z.strictObject(perLine),
  initial: Object.fromEntries(productLines.map((line) => [line, asked(line)])) as Required,
  fieldNames: 'ProductLine',
})

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
