import * as z from 'zod/mini'
import { described, expectedVersion, id, localDate, oneOf, reason } from './fields.ts'

/** How the settings page asks for a value. */
export const policyKinds = ['MINUTES', 'DAYS', 'PERCENT', 'COUNT', 'FLAG', 'CHOICE', 'CHOICES', 'NUMBERS'] as const
export type PolicyKind = (typeof policyKinds)[number]

export interface PolicyMeta {
  kind: PolicyKind
  minimum?: number
  maximum?: number
  /** Enum whose words name the choices. */
  enumName?: string
  values?: readonly string[]
}
/** What a schema of a policy means; the words below are the only ones that a policy is made of. */
export const policyMeta = z.registry<PolicyMeta>()

const meant = <T extends z.ZodMiniType>(schema: T, meta: PolicyMeta): T => {
  policyMeta.add(schema, meta)
  return schema
}

const whole = (minimum: number, maximum: number) =>
  z.int().check(z.minimum(minimum, 'RANGE'), z.maximum(maximum, 'RANGE'))
const number = (kind: PolicyKind, minimum: number, maximum: number) =>
  meant(whole(minimum, maximum), { kind, minimum, maximum })

export const policyMinutes = (maximum = 43_200) => number('MINUTES', 1, maximum)
export const policyDays = (maximum = 365) => number('DAYS', 1, maximum)
export const policyPercent = (maximum = 100) => number('PERCENT', 0, maximum)
export const policyCount = (minimum = 1, maximum = 1000) => number('COUNT', minimum, maximum)
export const policyFlag = () => meant(z.boolean(), { kind: 'FLAG' })

export const policyChoice = <const V extends readonly [string, ...string[]]>(enumName: string, values: V) =>
  meant(oneOf(enumName, values), { kind: 'CHOICE', enumName, values })

/** Any of the values, none included. */
export const policyChoices = <const V extends readonly [string, ...string[]]>(enumName: string, values: V) =>
  meant(z.array(z.enum(values)).check(z.maxLength(values.length, 'TOO_MANY')), { kind: 'CHOICES', enumName, values })

/** Several different whole numbers, such as the days before an expiry. */
export const policyNumbers = (minimum: number, maximum: number) =>
  meant(
    z.array(whole(minimum, maximum)).check(
      z.minLength(1, 'TOO_FEW'),
      z.maxLength(10, 'TOO_MANY'),
      z.refine((numbers) => new Set(numbers).size === numbers.length, 'DUPLICATE'),
    ),
    { kind: 'NUMBERS', minimum, maximum },
  )

/** One time on a clock: SERVICE counts working time only. */
export const policyClocks = ['SERVICE', 'WALL'] as const
export const policyDuration = z.strictObject({
  minutes: policyMinutes(),
  clock: policyChoice('DeadlineClock', policyClocks),
})
export type PolicyDuration = z.infer<typeof policyDuration>

export const policyStates = ['PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN'] as const
export type PolicyState = (typeof policyStates)[number]

export const policyEntry = z.strictObject({
  field: described(
    z.string().check(z.maxLength(60, 'TOO_LONG')),
    'Name of the field; `value` for a policy of one value.',
  ),
  values: described(
    z.array(z.string().check(z.maxLength(60, 'TOO_LONG'))).check(z.maxLength(50, 'TOO_MANY')),
    'One text for numbers, flags (`true`, `false`) and single choices; several for lists.',
  ),
})
export type PolicyEntry = z.infer<typeof policyEntry>

export const proposePolicy = z.strictObject({
  key: described(z.string().check(z.maxLength(100, 'TOO_LONG')), 'Key of the policy, such as `sla.repairResponse`.'),
  entries: z.array(policyEntry).check(z.minLength(1, 'REQUIRED'), z.maxLength(50, 'TOO_MANY')),
  effectiveOn: described(localDate(), 'First day on which it holds; tomorrow at the earliest.'),
  reason: reason(),
})
export type ProposePolicy = z.infer<typeof proposePolicy>

export const policyVersionStep = z.strictObject({ id: id(), expectedVersion: expectedVersion() })
export const policyVersionReason = z.strictObject({ id: id(), expectedVersion: expectedVersion(), reason: reason() })
export type PolicyVersionStep = z.infer<typeof policyVersionStep>
export type PolicyVersionReason = z.infer<typeof policyVersionReason>
