import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  content,
  creditCodes,
  fillDraft,
  ownFields,
  saveMutation,
  startDraft,
  submitMutation,
  upload,
  type Own,
} from '../../../test/applicant.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'

let world: World
let manager: Client
let administrator: Client
let region: Client
beforeAll(async () => {
  world = await openWorld()
  manager = await world.as('NETWORK_MANAGER')
  administrator = await world.as('HQ_ADMIN')
  region = await world.as('REGION_MANAGER')
})
afterAll(() => world.close())

interface Application {
  id: string
  state: string
  version: number
  reviewerName: string | null
  availableActions: string[]
  scores: { group: string; score: number; passed: boolean }[]
  marks: { question: string; verdict: string }[]
}
const fields =
  '{ id state version reviewerName availableActions scores { group score passed } marks { question verdict } }'
const step = (name: string) => `mutation ($input: StationApplicationStepInput!) { ${name}(input: $input) ${fields} }`
const take = step('takeApplicationReview')
const release = step('releaseApplicationReview')
const askBack = step('returnStationApplication')
const approve = `mutation ($input: ApproveStationApplicationInput!) { approveStationApplication(input: $input) ${fields} }`
const reject = `mutation ($input: RejectStationApplicationInput!) { rejectStationApplication(input: $input) ${fields} }`
const mark = `mutation ($input: MarkApplicationItemInput!) { markApplicationItem(input: $input) ${fields} }`

const read = async (who: Client, id: string) =>
  (
    await who.data<{ stationApplication: Application }>(`query ($id: ID!) { stationApplication(id: $id) ${fields} }`, {
      id,
    })
  ).stationApplication

let made = 0
async function submitted(licence: string, district = '330105') {
  made += 1
  const draft = await startDraft(world, {
    district,
    address: `10.8.0.${made}`,
    over: { phone: `138100000${String(made).padStart(2, '0')}` },
  })
  const filled = await fillDraft(draft.client, draft.application, licence)
  await draft.client.data(submitMutation, { input: { expectedVersion: filled.version } })
  return { client: draft.client, id: draft.application.id }
}
const questions = content.groups.flatMap((group) => group.questions.map(({ key }) => key))
const ownOf = async (client: Client) =>
  (await client.data<{ ownApplication: Own }>(`{ ownApplication ${ownFields} }`)).ownApplication

test('a firm is asked back once and approved, each by the right hands', async () => {
  const { client, id } = await submitted(creditCodes[0])
  const { version } = await read(manager, id)
  const input = { id, expectedVersion: version }

  // two take it at once: one gets it
  const codes = await Promise.all([manager.code(take, { input }), administrator.code(take, { input })])
  expect(codes.toSorted()).toEqual(['CONFLICT', null].toSorted())
  const [holder, other] = codes[0] === null ? [manager, administrator] : [administrator, manager]
  const now = async () => ({ id, expectedVersion: (await read(holder, id)).version })
  expect(await other.code(mark, { input: { id, question: 'tools', verdict: 'PASS' } })).toBe(
    'STATION_APPLICATION_NOT_REVIEWER',
  )
  expect(await other.code(approve, { input: await now() })).toBe('STATION_APPLICATION_NOT_REVIEWER')
  expect(await holder.code(approve, { input: await now() })).toBe('STATION_APPLICATION_BELOW_PASS_MARK')
  expect(await holder.code(askBack, { input: await now() })).toBe('STATION_APPLICATION_REASONS_MISSING')

  for (const question of questions.filter((key) => key !== 'capitalProof'))
    await holder.data(mark, { input: { id, question, verdict: 'PASS' } })
  expect(await holder.code(mark, { input: { id, question: 'capitalProof', verdict: 'ASK' } })).toBe('INPUT_INVALID')
  await holder.data(mark, { input: { id, question: 'capitalProof', verdict: 'ASK', note: '缺少近三个月的银行流水' } })
  await holder.data(askBack, { input: await now() })

  const returned = await ownOf(client)
  expect(returned).toMatchObject({
    state: 'RETURNED',
    asked: [{ question: 'capitalProof', reason: '缺少近三个月的银行流水' }],
  })
  expect(returned.history[0]?.reason).toBe('缺少近三个月的银行流水')
  // exactly what was asked is open
  const answers = [{ question: 'organisation', value: '别的' }]
  expect(await client.code(saveMutation, { input: { expectedVersion: returned.version, answers } })).toBe(
    'APPLICANT_QUESTION_CLOSED',
  )
  expect((await upload(client, id, 'question:tools')).statusCode).toBe(409)
  expect((await upload(client, id, 'question:capitalProof')).statusCode).toBe(201)
  await client.data(submitMutation, { input: { expectedVersion: (await ownOf(client)).version } })

  await holder.data(take, { input: await now() })
  await holder.data(mark, { input: { id, question: 'capitalProof', verdict: 'PASS' } })
  expect((await read(holder, id)).scores.every(({ score }) => score === 100)).toBe(true)
  const { expectedVersion } = await now()
  const twice = await Promise.all([0, 1].map(() => holder.code(approve, { input: { id, expectedVersion } })))
  expect(twice.toSorted()).toEqual(['CONFLICT', null].toSorted())
  expect((await ownOf(client)).state).toBe('PRELIM_APPROVED')
  expect(await holder.code(reject, { input: { ...(await now()), reasonCode: 'OTHER', reason: 'x' } })).toBe(
    'FLOW_STEP_NOT_ALLOWED',
  )
})

describe('refusing', () => {
  test('needs a code and a reason, which the applicant reads', async () => {
    const { client, id } = await submitted(creditCodes[1])
    const now = async () => ({ id, expectedVersion: (await read(manager, id)).version })
    expect(
      await manager.code(reject, { input: { ...(await now()), reasonCode: 'NO_DEMAND', reason: '当地需求不足' } }),
    ).toBe('FLOW_STEP_NOT_ALLOWED')
    await manager.data(take, { input: await now() })
    expect(await manager.code(reject, { input: { ...(await now()), reasonCode: 'NO_DEMAND', reason: ' ' } })).toBe(
      'INPUT_INVALID',
    )
    await manager.data(reject, { input: { ...(await now()), reasonCode: 'NO_DEMAND', reason: '当地需求不足' } })
    const own = await ownOf(client)
    expect([own.state, own.history[0]?.reason, own.availableActions]).toEqual(['REJECTED', '当地需求不足', []])
  })
})

test('region managers review in their provinces and do not decide; auditors and stations do neither', async () => {
  const { id } = await submitted(creditCodes[1])
  const far = await submitted('9144010676125XH55K', '440106').catch(() => null)
  const now = async () => ({ id, expectedVersion: (await read(manager, id)).version })
  await region.data(take, { input: await now() })
  expect(await region.code(approve, { input: await now() })).toBe('FORBIDDEN')
  expect(await (await world.as('AUDITOR')).code(take, { input: await now() })).toBe('FORBIDDEN')
  // who decides may free the review and take it
  await manager.data(release, { input: await now() })
  await manager.data(take, { input: await now() })
  expect((await read(manager, id)).reviewerName).toBe('NETWORK_MANAGER')
  if (far) expect(await region.code(take, { input: { id: far.id, expectedVersion: 1 } })).toBe('NOT_FOUND')
  const owner = await world.as('STATION_OWNER')
  const { stationApplication } = await owner.data<{ stationApplication: null }>(
    `query ($id: ID!) { stationApplication(id: $id) { id } }`,
    { id },
  )
  expect(stationApplication).toBe(null)
})
