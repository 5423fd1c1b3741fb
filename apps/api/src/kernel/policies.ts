import { defineEntity, p } from '@mikro-orm/core'
import { policyMeta, policyStates, type PolicyKind, type PolicyMeta } from '@stationmaster/contracts/policies'
import type * as z from 'zod/mini'
import { localDateOf, type LocalDate } from './clock.ts'
import type { Ctx } from './context.ts'
import { document } from './document.ts'

const PolicyVersionSchema = defineEntity({
  name: 'PolicyVersion',
  properties: {
    ...document,
    key: p.text(),
    group: p.text().fieldName('policy_group'),
    number: p.integer(),
    value: p.json<unknown>(),
    replacedNumber: p.integer(),
    replacedValue: p.json<unknown>(),
    state: p.enum(policyStates),
    effectiveOn: p.date(),
    reason: p.text(),
    proposedById: p.uuid().nullable(),
    proposedByName: p.text(),
    decidedById: p.uuid().nullable(),
    decidedByName: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    decisionReason: p.text().nullable(),
  },
})
/** One proposed or approved value of a policy. Rows are decided once and never change afterwards. */
export class PolicyVersion extends PolicyVersionSchema.class {}
PolicyVersionSchema.setClass(PolicyVersion)

interface PolicySpec<T> {
  /** `<group>.<name>`; its words are `policies.<key>` and `policies.<key>About`. */
  key: string
  group: string
  /** Made of the vocabulary in contracts/policies: one value, or a strict object of values. */
  schema: z.ZodMiniType<T>
  /** What holds from the beginning, as version 0. */
  initial: NoInfer<T>
  /** Enum whose words name the fields of an object, instead of `fields.PolicyValue.<field>`. */
  fieldNames?: string
}
export type Policy<T = unknown> = PolicySpec<T>

const policies = new Map<string, Policy>()

/** A number or rule that people may change without a release: with a day from which it holds, and a second person. */
export function definePolicy<T>(spec: PolicySpec<T>): Policy<T> {
  if (policies.has(spec.key)) throw new Error(`Policy ${spec.key} is declared twice`)
  if (!spec.schema.safeParse(spec.initial).success) throw new Error(`Policy ${spec.key} begins with an invalid value`)
  policies.set(spec.key, spec as Policy)
  fieldsOf(spec as Policy)
  return spec
}

export const declaredPolicies = (): readonly Policy[] => [...policies.values()]
export const policyOf = (key: string): Policy | null => policies.get(key) ?? null

export interface PolicyField extends PolicyMeta {
  name: string
}

/** The fields of a policy's form; a policy of one value has the field `value`. */
export function fieldsOf({ key, schema }: Policy): PolicyField[] {
  const { shape } = schema._zod.def as { shape?: Record<string, z.ZodMiniType> }
  return Object.entries(shape ?? { value: schema }).map(([name, field]) => {
    const meta = policyMeta.get(field)
    if (!meta) throw new Error(`${key}.${name} is not made of the vocabulary in contracts/policies`)
    return { name, ...meta }
  })
}

const isSingle = ({ schema }: Policy) => !('shape' in (schema._zod.def as object))

/** A value as texts per field, the way it travels and is compared. */
export function entriesOf(policy: Policy, value: unknown): { field: string; values: string[] }[] {
  const parts = isSingle(policy) ? { value } : (value as Record<string, unknown>)
  return fieldsOf(policy).map(({ name }) => {
    const part = parts[name]
    return { field: name, values: (Array.isArray(part) ? part : [part]).map(String) }
  })
}

const single: Record<PolicyKind, (text: string) => unknown> = {
  MINUTES: Number,
  DAYS: Number,
  PERCENT: Number,
  COUNT: Number,
  NUMBERS: Number,
  FLAG: (text) => (text === 'true' ? true : text === 'false' ? false : text),
  CHOICE: String,
  CHOICES: String,
}
const isList = (kind: PolicyKind) => kind === 'CHOICES' || kind === 'NUMBERS'

/** The value that texts per field mean, not yet checked against the schema. */
export function valueOf(policy: Policy, entries: readonly { field: string; values: readonly string[] }[]): unknown {
  const texts = new Map(entries.map(({ field, values }) => [field, values]))
  const parts = fieldsOf(policy).map(({ name, kind }) => {
    const values = (texts.get(name) ?? []).map((text) => (text.trim() === '' ? undefined : single[kind](text)))
    return [name, isList(kind) ? values : values[0]] as const
  })
  return isSingle(policy) ? parts[0]?.[1] : Object.fromEntries(parts)
}

export interface PolicyInForce<T> {
  /** 0 is what the program began with. */
  number: number
  value: T
}

type Asked = Pick<Ctx, 'em' | 'now'>

/** The version in force on a day. A case keeps the number of the version that it started with. */
export async function policyInForce<T>(
  { em, now }: Asked,
  policy: Policy<T> | string,
  day: LocalDate = localDateOf(now),
): Promise<PolicyInForce<T>> {
  const key = typeof policy === 'string' ? policy : policy.key
  const spec = policies.get(key)
  if (!spec) throw new Error(`Policy ${key} is not declared`)
  const found = await em.findOne(
    PolicyVersion,
    { key, state: 'APPROVED', effectiveOn: { $lte: day } },
    { orderBy: { effectiveOn: 'desc', number: 'desc' } },
  )
  if (!found) return { number: 0, value: spec.initial as T }
  // what a newer release added to the schema has its first value in older versions
  const value = isSingle(spec) ? found.value : { ...(spec.initial as object), ...(found.value as object) }
  return { number: found.number, value: value as T }
}

/** The value of a policy on a day, today when none is given. */
export async function policyOn<T>(ctx: Asked, policy: Policy<T> | string, day?: LocalDate): Promise<T> {
  return (await policyInForce<T>(ctx, policy, day)).value
}
