import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fixedClock, localDate } from '../../kernel/clock.ts'
import { systemCaller, type Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { withScope } from '../../kernel/scope.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { raiseAlarms } from '../deadlines/deadline-sweep.service.ts'
import { expireOverdue } from './credential.service.ts'
import { lacksCredential } from './index.ts'

const today = '2026-11-20T10:00:00+08:00'
const clock = fixedClock(today)
let world: World
let owner: Client
let decider: Client
let station: string
beforeAll(async () => {
  world = await openWorld({ clock })
  station = await world.stationId('A')
})
afterAll(() => world.close())
beforeEach(() => goTo(today))

/** Sessions do not live as long as the jumps of this clock. */
async function goTo(moment: string): Promise<void> {
  clock.set(moment)
  owner = await world.asOwnerOf('A')
  decider = await world.as('NETWORK_MANAGER')
}
const inScope = <T>(run: (ctx: Ctx) => Promise<T>) => withScope(world.app.services.database, systemCaller(clock), run)

async function picture(client: Client): Promise<string> {
  const id = newId()
  await world.sql(
    `insert into file_blob (sha256, size, has_thumbnail, created_at) values (repeat('1', 64), 3, false, now()) on conflict do nothing`,
  )
  await world.sql(
    `insert into stored_file (id, name, media_type, size, sha256, has_thumbnail, station_id, uploaded_by_id, created_at)
     values ($1, '证照.jpg', 'image/jpeg', 3, repeat('1', 64), false, $2, $3, now())`,
    [id, station, client.userId],
  )
  return id
}

interface Credential {
  id: string
  version: number
  state: string
  availableActions: string[]
}
const shown = '{ id version state availableActions }'
const mutationOf = (name: string, input: string) => `mutation ($input: ${input}!) { ${name}(input: $input) ${shown} }`
const submission = mutationOf('submitCredential', 'SubmitCredentialInput')
const renewal = mutationOf('renewCredential', 'RenewCredentialInput')
const approval = mutationOf('approveCredential', 'CredentialStepInput')
const refusal = mutationOf('rejectCredential', 'CredentialReasonInput')

const content = async (client: Client, more: object = {}) => ({
  number: '91330106MA2XXXXX1A',
  issuer: '杭州市西湖区市场监督管理局',
  validFrom: '2024-01-01',
  validUntil: '2027-01-10',
  fileIds: [await picture(client)],
  ...more,
})
const submit = async (more: object = {}) => {
  const input = { stationId: station, kind: 'BUSINESS_LICENCE', ...(await content(owner, more)) }
  return (await owner.data<{ submitCredential: Credential }>(submission, { input })).submitCredential
}
const at = ({ id, version }: Credential, more: object = {}) => ({ input: { id, expectedVersion: version, ...more } })
const approve = async (credential: Credential) =>
  (await decider.data<{ approveCredential: Credential }>(approval, at(credential))).approveCredential
const now = async (client: Client, id: string) =>
  (await client.data<{ credential: Credential }>(`query ($id: ID!) { credential(id: $id) ${shown} }`, { id }))
    .credential
const lacks = (day: string) =>
  inScope((ctx) => lacksCredential(ctx, { stationId: station, productLine: 'REFRIGERATOR', onDay: localDate(day) }))

describe('a credential', () => {
  test('is sent by the station and decided by headquarters', async () => {
    const credential = await submit()
    expect(credential).toMatchObject({ state: 'SUBMITTED', availableActions: [] })
    expect(await owner.code(approval, at(credential))).toBe('FORBIDDEN')
    expect(await lacks('2026-11-20')).toEqual(['BUSINESS_LICENCE'])
    expect((await approve(credential)).state).toBe('APPROVED')
    expect(await lacks('2026-11-20')).toEqual([])
  })

  test('is refused with a reason that the station reads', async () => {
    const credential = await submit({ number: 'B-1' })
    expect((await decider.ask(refusal, at(credential))).errors).toBeDefined()
    await decider.data(refusal, at(credential, { reason: '图片模糊' }))
    const { credential: seen } = await owner.data<{ credential: { decisionReason: string } }>(
      'query ($id: ID!) { credential(id: $id) { decisionReason } }',
      { id: credential.id },
    )
    expect(seen.decisionReason).toBe('图片模糊')
  })

  test('is not decided by the one who sent it', async () => {
    const input = { stationId: station, kind: 'INSURANCE', ...(await content(decider)) }
    const { submitCredential: own } = await decider.data<{ submitCredential: Credential }>(submission, { input })
    expect(own.availableActions).toEqual([])
    expect(await decider.code(approval, at(own))).toBe('CREDENTIAL_OWN_SUBMISSION')
  })

  test('names its holder when a person holds it', async () => {
    const input = { stationId: station, kind: 'SPECIAL_OPERATION', ...(await content(owner)) }
    expect(await owner.code(submission, { input })).toBe('CREDENTIAL_NEEDS_HOLDER')
  })

  test('shows own pictures only, and is nothing to a foreign station', async () => {
    const credential = await submit({ number: 'C-1' })
    const foreign = await world.asOwnerOf('B')
    expect(await now(foreign, credential.id)).toBeNull()
    const { credentials } = await foreign.data<{ credentials: { totalCount: number } }>(
      '{ credentials { totalCount } }',
    )
    expect(credentials.totalCount).toBe(0)
    const input = { stationId: station, kind: 'INSURANCE', ...(await content(foreign)) }
    expect(await foreign.code(submission, { input })).toBe('NOT_FOUND')
    const theirs = { stationId: station, kind: 'INSURANCE', ...(await content(foreign)) }
    expect((await owner.ask(submission, { input: theirs })).errors?.[0]?.extensions.fields?.[0]?.path).toBe('fileIds')
  })
})

test('on the day after its last one the station drops out, and a renewal brings it back', async () => {
  await world.sql(`delete from deadline`)
  await world.sql(`update credential set state = 'REJECTED'`)
  const credential = await approve(await submit({ number: 'D-1' }))
  const told: string[] = []
  const reminders = async () =>
    (
      await world.sql<{ n: number }>(
        `select count(distinct payload->>'occasion')::int as n from outbox_event
          where name = 'notifications.asked' and payload->'params'->>'subjectId' = $1`,
        [credential.id],
      )
    )[0]?.n
  for (const day of ['2026-11-20', '2026-12-10', '2026-12-11', '2027-01-02', '2027-01-03', '2027-01-10']) {
    await goTo(`${day}T09:00:00+08:00`)
    await Promise.all([inScope(raiseAlarms), inScope(raiseAlarms)])
    told.push(`${day} ${await reminders()}`)
  }
  // 2027-01-10 less 30 is 12-11, less 7 is 01-03; 90 and 60 lay before the approval
  expect(told).toEqual(['2026-11-20 0', '2026-12-10 0', '2026-12-11 1', '2027-01-02 1', '2027-01-03 2', '2027-01-10 2'])
  expect(await lacks('2027-01-10')).toEqual([])
  await goTo('2027-01-11T00:00:00+08:00')
  await inScope(expireOverdue)
  const expired = await now(owner, credential.id)
  expect(expired).toMatchObject({ state: 'EXPIRED', availableActions: ['renew'] })
  expect(await lacks('2027-01-11')).toEqual(['BUSINESS_LICENCE'])
  const { renewCredential: renewed } = await owner.data<{ renewCredential: Credential }>(
    renewal,
    at(expired, await content(owner, { number: 'D-2', validFrom: '2027-01-11', validUntil: '2030-01-10' })),
  )
  expect(await owner.code(renewal, at(expired, await content(owner)))).toBe('CREDENTIAL_RENEWAL_WAITS')
  expect(await lacks('2027-01-11')).toEqual(['BUSINESS_LICENCE'])
  await approve(renewed)
  expect((await now(owner, credential.id)).state).toBe('SUPERSEDED')
  expect(await lacks('2027-01-11')).toEqual([])
  const open = await world.sql<{ subject_id: string }>(
    `select subject_id from deadline where key = 'credentials.expiry' and ended_at is null`,
  )
  expect(open).toEqual([{ subject_id: renewed.id }])
})
