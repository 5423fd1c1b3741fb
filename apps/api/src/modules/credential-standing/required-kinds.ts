import { credentialKinds, type CredentialKind } from '@stationmaster/contracts/credentials'
import { policyChoices } from '@stationmaster/contracts/policies'
import { productLines, productLinesOf, type ProductLine } from '@stationmaster/contracts/stations'
import * as z from 'zod/mini'
import { definePolicy } from '../../kernel/policies.ts'

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
