import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { fixedClock } from '../../kernel/clock.ts'
import { systemCaller } from '../../kernel/context.ts'
import { withScope } from '../../kernel/scope.ts'
import {
  publishTemplate,
  readAgreement,
  signing,
  stepCode,
  takeStep,
  verified,
  type Agreement,
} from './agreement.fixture.ts'
import { turnDay } from './index.ts'

const clock = fixedClock('2026-11-21T02:00:00Z')
let world: World
let people: Record<'network' | 'admin' | 'ownerA' | 'ownerB' | 'ownerC', Client>
let templateId: string

/** Sessions end while a test lets months pass. */
async function signInAll() {
  people = {
    network: await world.as('NETWORK_MANAGER'),
    admin: await world.as('HQ_ADMIN'),
    ownerA: await world.asOwnerOf('A'),
    ownerB: await world.asOwnerOf('B'),
    ownerC: await world.asOwnerOf('C'),
  }
}

beforeAll(async () => {
  world = await openWorld({ clock })
  await signInAll()
  templateId = await publishTemplate(people.network, 'STANDARD')
  await signedBoth(await draftFor('A'), people.ownerA)
})
afterAll(() => world.close())

const draftFor = async (station: 'A' | 'B' | 'C', over: object = {}) =>
  takeStep(people.network, 'draft', {
    stationId: await world.stationId(station),
    templateId,
    startsOn: '2026-11-21',
    endsOn: '2028-11-20',
    ...over,
  })
const step = ({ id, version }: Agreement) => ({ id, expectedVersion: version })
const offered = async (draft: Agreement) => takeStep(people.network, 'offer', step(draft))
async function signedBoth(draft: Agreement, owner: Client): Promise<Agreement> {
  const signed = await takeStep(owner, 'sign', signing(await offered(draft), '站长'))
  return takeStep(people.admin, 'countersign', signing(signed, '总部代表'))
}
const turn = () => withScope(world.app.services.database, systemCaller(clock), turnDay)
const contractEnd = async (station: 'A' | 'B' | 'C') =>
  (
    await world.sql<{ day: string }>('select contract_ends_on::text as day from station where id = $1', [
      await world.stationId(station),
    ])
  )[0]?.day
const draftInput = async (station: 'A' | 'B' | 'C') => ({
  stationId: await world.stationId(station),
  templateId,
  startsOn: '2026-11-21',
  endsOn: '2028-11-20',
})

describe('what follows', () => {
  test('a renewal begins on its day, supersedes the one before, and the contract end follows', async () => {
    expect(await stepCode(people.network, 'draft', await draftInput('A'))).toBe('AGREEMENT_OVERLAPS')
    const renewal = await signedBoth(
      await draftFor('A', { startsOn: '2027-02-01', endsOn: '2029-01-31' }),
      people.ownerA,
    )
    expect(renewal.state).toBe('SIGNED')
    expect(await verified(world.asPublic(), renewal.verificationCode)).toMatchObject({ result: 'NOT_YET_VALID' })
    await turn()
    expect((await readAgreement(people.admin, renewal.id))?.state).toBe('SIGNED')
    clock.set('2027-01-31T16:00:00Z') // midnight in Shanghai
    await turn()
    await turn()
    await signInAll()
    const states = await world.sql(
      'select state, ended_on::text as ended from service_agreement where station_id = $1 order by starts_on',
      [await world.stationId('A')],
    )
    expect(states).toEqual([
      { state: 'SUPERSEDED', ended: '2027-01-31' },
      { state: 'IN_FORCE', ended: null },
    ])
    expect(await contractEnd('A')).toBe('2029-01-31')
  })
  test('an agreement is cut short only while the partnership stops, and a station does not end before it', async () => {
    const agreement = await signedBoth(
      await draftFor('B', { startsOn: '2027-01-15', endsOn: '2028-01-14' }),
      people.ownerB,
    )
    const reason = { ...step(agreement), reason: '违约' }
    expect(await stepCode(people.admin, 'terminate', reason)).toBe('AGREEMENT_STATION_GOES_ON')
    const stationStep = async (name: string) => {
      const id = await world.stationId('B')
      const [row] = await world.sql<{ version: number }>('select version from station where id = $1', [id])
      const input = { id, expectedVersion: row?.version, reason: '清退' }
      return people.admin.ask(`mutation($input: StationStepInput!) { ${name}(input: $input) { id state } }`, { input })
    }
    expect((await stationStep('startStationTermination')).errors).toBeUndefined()
    expect((await stationStep('terminateStation')).errors?.[0]?.extensions).toMatchObject({
      code: 'STATION_HAS_OPEN_WORK',
      params: { kinds: ['AGREEMENTS'] },
    })
    expect(await stepCode(people.admin, 'terminate', { ...reason, onDate: '2026-01-01' })).toBe('INPUT_INVALID')
    const ended = await takeStep(people.admin, 'terminate', reason)
    expect(ended).toMatchObject({ state: 'TERMINATED', endedOn: '2027-02-01' })
    expect(await contractEnd('B')).toBe('2027-02-01')
    expect(await verified(world.asPublic(), ended.verificationCode)).toMatchObject({
      result: 'ENDED',
      endsOn: '2027-02-01',
    })
    expect(await stepCode(people.network, 'draft', await draftInput('B'))).toBe('AGREEMENT_STATION_CLOSED')
    expect((await stationStep('terminateStation')).errors).toBeUndefined()
  })
  test('after its last day it has ended', async () => {
    const agreement = await signedBoth(
      await draftFor('C', { startsOn: '2027-02-01', endsOn: '2027-02-10' }),
      people.ownerC,
    )
    clock.set('2027-02-10T15:59:00Z')
    await signInAll()
    await turn()
    expect((await readAgreement(people.admin, agreement.id))?.state).toBe('IN_FORCE')
    clock.set('2027-02-10T16:00:00Z')
    expect(await verified(world.asPublic(), agreement.verificationCode)).toMatchObject({ result: 'ENDED' })
    await turn()
    expect((await readAgreement(people.admin, agreement.id))?.state).toBe('ENDED')
  })
  test('what was withdrawn is nobody’s any more', async () => {
    const agreement = await offered(await draftFor('C', { startsOn: '2027-03-01', endsOn: '2028-02-28' }))
    const gone = await takeStep(people.network, 'withdraw', { ...step(agreement), reason: '条款有误' })
    expect(gone).toMatchObject({ state: 'WITHDRAWN', availableActions: [] })
    expect(await stepCode(people.ownerC, 'sign', signing(gone, '站长'))).toBe('FLOW_STEP_NOT_ALLOWED')
    expect(await verified(world.asPublic(), gone.verificationCode)).toMatchObject({ result: 'UNKNOWN' })
  })
})
