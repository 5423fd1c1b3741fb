import type { PolicyVersionReason, PolicyVersionStep, ProposePolicy } from '@stationmaster/contracts/policies'
import { problemsOf } from '@stationmaster/contracts/fields'
import { loadToChange } from '../../kernel/change.ts'
import { localDate, localDateOf, type LocalDate } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { errors as commonErrors, invalidInput } from '../../kernel/errors.ts'
import { notify } from '../../kernel/notifications.ts'
import {
  declaredPolicies,
  entriesOf,
  fieldsOf,
  policyInForce,
  policyOf,
  PolicyVersion,
  valueOf,
  type Policy,
} from '../../kernel/policies.ts'
import { may } from './policy.access.ts'
import { aboutOf, labelOf, optionsOf, shownEntries, titleOf } from './policy-texts.ts'
import { errors, flow } from './policy.rules.ts'

/** A new value for a policy, waiting for a second person. */
export async function propose(ctx: Ctx, { key, entries, effectiveOn, reason }: ProposePolicy): Promise<PolicyVersion> {
  const policy = policyOf(key)
  if (!policy) throw invalidInput([{ path: 'key', code: 'NOT_FOUND' }])
  const value = check(policy, entries)
  if (effectiveOn <= localDateOf(ctx.now)) throw invalidInput([{ path: 'effectiveOn', code: 'NOT_AHEAD' }])
  const { em, actor } = ctx
  if (await em.count(PolicyVersion, { key, state: 'PROPOSED' })) throw errors.PROPOSAL_OPEN()
  const replaced = await policyInForce(ctx, policy, localDate(effectiveOn))
  if (JSON.stringify(entriesOf(policy, replaced.value)) === JSON.stringify(entriesOf(policy, value))) {
    throw errors.UNCHANGED({ effectiveOn })
  }
  const version = em.create(PolicyVersion, {
    key,
    group: policy.group,
    number: (await em.count(PolicyVersion, { key })) + 1,
    value,
    replacedNumber: replaced.number,
    replacedValue: replaced.value,
    state: flow.initial,
    effectiveOn,
    reason,
    proposedById: actor?.userId ?? null,
    proposedByName: actor?.name ?? '',
  })
  tell(ctx, version, 'POLICY_PROPOSED', { permission: may.APPROVE })
  return version
}

function check(policy: Policy, entries: ProposePolicy['entries']): unknown {
  const known = new Set(fieldsOf(policy).map(({ name }) => name))
  const unknown = entries.filter(({ field }) => !known.has(field))
  if (unknown.length > 0)
    throw invalidInput(unknown.map(({ field }) => ({ path: `values.${field}`, code: 'UNKNOWN_FIELD' })))
  const checked = policy.schema.safeParse(valueOf(policy, entries))
  if (checked.success) return checked.data
  throw invalidInput(
    problemsOf(checked.error.issues).map(({ path, ...problem }) => ({
      ...problem,
      path: `values.${path.split('.')[0] || 'value'}`,
    })),
  )
}

export async function approve(ctx: Ctx, at: PolicyVersionStep): Promise<PolicyVersion> {
  const version = await decide(ctx, 'approve', at)
  tell(ctx, version, 'POLICY_APPROVED', { userIds: [version.proposedById ?? ''].filter(Boolean) })
  return version
}

export async function reject(ctx: Ctx, { reason, ...at }: PolicyVersionReason): Promise<PolicyVersion> {
  const version = await decide(ctx, 'reject', at)
  version.decisionReason = reason
  tell(ctx, version, 'POLICY_REJECTED', { userIds: [version.proposedById ?? ''].filter(Boolean) })
  return version
}

/** The proposer changes his mind, or an approved version is stopped before its day. */
export async function withdraw(ctx: Ctx, { reason, ...at }: PolicyVersionReason): Promise<PolicyVersion> {
  const version = await decide(ctx, 'withdraw', at)
  version.decisionReason = reason
  tell(ctx, version, 'POLICY_WITHDRAWN', { permission: may.APPROVE })
  return version
}

async function decide(ctx: Ctx, step: keyof typeof flow.steps, at: PolicyVersionStep): Promise<PolicyVersion> {
  const version = await loadToChange(ctx, PolicyVersion, at.id, at.expectedVersion)
  const { state, effectiveOn, proposedById = null } = version
  const facts = { today: localDateOf(ctx.now), effectiveOn, proposedById, deciderId: ctx.actor?.userId ?? null, state }
  version.state = flow.next(state, step, facts)
  version.decidedById = ctx.actor?.userId ?? null
  version.decidedByName = ctx.actor?.name ?? ''
  version.decidedAt = ctx.now
  return version
}

function tell(ctx: Ctx, version: PolicyVersion, key: string, to: Parameters<typeof notify>[1]['to']): void {
  const { id, effectiveOn, proposedByName } = version
  const params = { what: `policies.${version.key}`, effectiveOn, byName: proposedByName }
  notify(ctx, { key, to, subject: { type: 'PolicyVersion', id }, params })
}

/** Every policy as it stands on a day, with what is coming. */
export async function overview(ctx: Ctx, asked: string | null) {
  const day = asked ? localDate(asked) : localDateOf(ctx.now)
  const waiting = await ctx.em.find(PolicyVersion, {
    $or: [{ state: 'PROPOSED' }, { state: 'APPROVED', effectiveOn: { $gt: localDateOf(ctx.now) } }],
  })
  const shown = []
  for (const policy of declaredPolicies()) shown.push(await describe(ctx, policy, day, waiting))
  return shown
}

export async function one(ctx: Ctx, key: string) {
  const policy = policyOf(key)
  if (!policy) throw commonErrors.NOT_FOUND()
  const waiting = await ctx.em.find(PolicyVersion, { key, state: { $in: ['PROPOSED', 'APPROVED'] } })
  const today = localDateOf(ctx.now)
  return describe(
    ctx,
    policy,
    today,
    waiting.filter(({ state, effectiveOn }) => state === 'PROPOSED' || effectiveOn > today),
  )
}

async function describe(ctx: Ctx, policy: Policy, day: LocalDate, waiting: readonly PolicyVersion[]) {
  const { locale, actor } = ctx
  const { key, group } = policy
  const inForce = await policyInForce(ctx, policy, day)
  const own = waiting.filter((version) => version.key === key)
  const open = own.some(({ state }) => state === 'PROPOSED')
  return {
    key,
    group,
    title: titleOf(locale, key),
    about: aboutOf(locale, key),
    number: inForce.number,
    fields: fieldsOf(policy).map((field) => ({
      ...field,
      label: labelOf(locale, policy, field.name),
      options: optionsOf(locale, field),
    })),
    entries: shownEntries(locale, policy, inForce.value),
    waitingIds: own.map(({ id }) => id),
    proposalCount: own.filter(({ state }) => state === 'PROPOSED').length,
    upcomingCount: own.filter(({ state }) => state === 'APPROVED').length,
    availableActions: actor?.permissions.has(may.PROPOSE) && !open ? ['propose'] : [],
  }
}
