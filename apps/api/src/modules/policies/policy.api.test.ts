import { policyMinutes, policyNumbers } from '@stationmaster/contracts/policies'
import { hasKey } from '@stationmaster/i18n'
import * as z from 'zod/mini'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixedClock, localDate } from '../../kernel/clock.ts'
import { systemCaller, type Ctx } from '../../kernel/context.ts'
import { declaredDeadlines } from '../../kernel/deadlines.ts'
import { declaredPolicies, definePolicy, policyInForce, policyOn } from '../../kernel/policies.ts'
import { withScope } from '../../kernel/scope.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'

// the modules are loaded by now: test/world.ts brings the whole program
const shipped = declaredPolicies().map(({ key }) => key)
const schema = z.strictObject({ minutes: policyMinutes(), reminders: policyNumbers(1, 90) })
definePolicy({ key: 'test.times', group: 'test', schema, initial: { minutes: 30, reminders: [30, 7] } })

const clock = fixedClock('2026-11-20T10:00:00+08:00')
let world: World
let proposer: Client
let second: Client
beforeAll(async () => {
  world = await openWorld({ clock })
  await goTo('2026-11-20T10:00:00+08:00')
})
/** Sessions do not live as long as the jumps of this clock. */
async function goTo(moment: string): Promise<void> {
  clock.set(moment)
  proposer = await world.as('NETWORK_MANAGER')
  second = await world.as('HQ_ADMIN')
}
afterAll(() => world.close())

const inScope = <T>(run: (ctx: Ctx) => Promise<T>) => withScope(world.app.services.database, systemCaller(clock), run)
const entries = (minutes: number, reminders = [30, 7]) => [
  { field: 'minutes', values: [String(minutes)] },
  { field: 'reminders', values: reminders.map(String) },
]

interface Version {
  id: string
  version: number
  number: number
  state: string
  availableActions: string[]
  differences: { field: string; from: string; to: string }[]
}
const shown = '{ id version number state availableActions differences { field from to } }'
const proposal = `mutation ($input: ProposePolicyInput!) { proposePolicy(input: $input) ${shown} }`
const input = (more: object = {}) => ({
  input: { key: 'test.times', entries: entries(60), effectiveOn: '2026-12-01', reason: '旺季', ...more },
})
const propose = async (client: Client, more: object = {}) =>
  (await client.data<{ proposePolicy: Version }>(proposal, input(more))).proposePolicy
const stepOf = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) ${shown} }`
const approval = stepOf('approvePolicyVersion', 'PolicyVersionStepInput')
const rejection = stepOf('rejectPolicyVersion', 'PolicyVersionReasonInput')
const withdrawal = stepOf('withdrawPolicyVersion', 'PolicyVersionReasonInput')
const at = ({ id, version }: Version, more: object = {}) => ({ input: { id, expectedVersion: version, ...more } })

describe('two people', () => {
  test('nobody decides about his own proposal, also not by going round the service', async () => {
    const version = await propose(proposer)
    expect(version.availableActions).toEqual(['withdraw'])
    expect(version.differences).toEqual([{ field: 'minutes', from: '30 min', to: '1 h' }])
    expect(await proposer.code(approval, at(version))).toBe('POLICY_OWN_PROPOSAL')
    expect(await proposer.code(rejection, at(version, { reason: '不' }))).toBe('POLICY_OWN_PROPOSAL')
    await expect(
      world.sql(
        `update policy_version set state = 'APPROVED', decided_at = now(), decided_by_id = proposed_by_id where id = $1`,
        [version.id],
      ),
    ).rejects.toThrow('policy_version_four_eyes')
    const answer = await second.data<{ approvePolicyVersion: Version }>(approval, at(version))
    expect(answer.approvePolicyVersion).toMatchObject({ state: 'APPROVED', availableActions: ['withdraw'] })
  })

  test('the approvers are told of a proposal, the proposer of the decision', async () => {
    const told = await world.sql<{ key: string }>(
      `select payload->>'key' as key from outbox_event where name = 'notifications.asked' order by created_at, id`,
    )
    expect(told.map(({ key }) => key)).toEqual(['POLICY_PROPOSED', 'POLICY_APPROVED'])
  })

  test('what was decided never changes', async () => {
    await expect(world.sql(`update policy_version set value = '{}' where state = 'APPROVED'`)).rejects.toThrow(
      'decided policies never change',
    )
  })
})

describe('the day', () => {
  test('a version holds from its day on and not before', async () => {
    const on = (day: string) => inScope((ctx) => policyInForce(ctx, 'test.times', localDate(day)))
    expect(await on('2026-11-30')).toEqual({ number: 0, value: { minutes: 30, reminders: [30, 7] } })
    expect(await on('2026-12-01')).toEqual({ number: 1, value: { minutes: 60, reminders: [30, 7] } })
    expect(await inScope((ctx) => policyOn(ctx, 'test.times'))).toMatchObject({ minutes: 30 })
  })

  test('stations work by the numbers in force, but do not see who set them', async () => {
    const station = await world.asOwnerOf('A')
    expect(await station.code('{ policies { key } }')).toBe('FORBIDDEN')
    expect(await (await world.as('CALL_AGENT')).code('{ policyVersions { totalCount } }')).toBe('FORBIDDEN')
  })

  test('nothing begins today, and nothing is approved once its day has come', async () => {
    expect((await proposer.ask(proposal, input({ effectiveOn: '2026-11-20' }))).errors?.[0]?.extensions.fields).toEqual(
      [expect.objectContaining({ path: 'effectiveOn', code: 'NOT_AHEAD' })],
    )
    const late = await propose(proposer, { effectiveOn: '2026-11-21', entries: entries(45) })
    await goTo('2026-11-21T00:00:00+08:00')
    expect(await second.code(approval, at(late))).toBe('POLICY_TOO_LATE')
    await goTo('2026-11-20T10:00:00+08:00')
    await proposer.data(withdrawal, at(late, { reason: '太晚' }))
  })

  test('an approved version is stopped before its day, and stays once it holds', async () => {
    const version = await propose(proposer, { effectiveOn: '2026-12-10', entries: entries(90) })
    const { approvePolicyVersion: approved } = await second.data<{ approvePolicyVersion: Version }>(
      approval,
      at(version),
    )
    await goTo('2026-12-10T08:00:00+08:00')
    expect(await proposer.code(withdrawal, at(approved, { reason: '撤' }))).toBe('POLICY_TOO_LATE')
    await goTo('2026-12-09T08:00:00+08:00')
    await proposer.data(withdrawal, at(approved, { reason: '撤' }))
    expect((await inScope((ctx) => policyInForce(ctx, 'test.times', localDate('2026-12-10')))).number).toBe(1)
    await goTo('2026-11-20T10:00:00+08:00')
  })
})

describe('what may be proposed', () => {
  test.each([
    ['a number outside its range', { entries: entries(0) }, 'values.minutes'],
    [
      'a text where a number belongs',
      { entries: [{ field: 'minutes', values: ['x'] }, entries(1)[1]] },
      'values.minutes',
    ],
    ['the same day twice', { entries: entries(60, [7, 7]) }, 'values.reminders'],
    ['an unknown field', { entries: [...entries(60), { field: 'other', values: ['1'] }] }, 'values.other'],
    ['a missing field', { entries: [entries(60)[0]] }, 'values.reminders'],
    ['an unknown policy', { key: 'no.such' }, 'key'],
  ])('not %s', async (_, more, path) => {
    const answer = await proposer.ask(proposal, input(more))
    expect(answer.errors?.[0]?.extensions.fields?.map((field) => field.path)).toEqual([path])
  })

  test('not what holds anyway, and not beside another proposal', async () => {
    expect(await proposer.code(proposal, input({ effectiveOn: '2026-12-05' }))).toBe('POLICY_UNCHANGED')
    const first = await propose(proposer, { entries: entries(75), effectiveOn: '2026-12-05' })
    expect(await second.code(proposal, input({ entries: entries(80) }))).toBe('POLICY_PROPOSAL_OPEN')
    await second.data(rejection, at(first, { reason: '先不变' }))
  })
})

test('every setting and every kind of deadline has its words', () => {
  const policyWords = shipped.flatMap((key) => [`policies.${key}`, `policies.${key}About`])
  const groups = declaredPolicies()
    .filter(({ key }) => shipped.includes(key))
    .map(({ group }) => `enums.PolicyGroup.${group}`)
  const kinds = declaredDeadlines().map(({ key }) => `deadlines.${key}`)
  expect([...policyWords, ...groups, ...kinds].filter((key) => !hasKey(key))).toEqual([])
  expect(shipped.length).toBeGreaterThan(10)
})
