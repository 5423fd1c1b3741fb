import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { fixedClock } from '../../kernel/clock.ts'
import { publishTemplate } from '../agreements/agreement.fixture.ts'
import {
  addPhotos,
  approvedApplication,
  askTo,
  codeTo,
  readApplication,
  take,
  type Application,
  type Item,
} from './opening.fixture.ts'

const clock = fixedClock('2026-11-21T02:00:00Z')
const licence = '91330502MA2B4C5D6X'
let world: World
let people: Record<'network' | 'admin' | 'region' | 'auditor' | 'agent' | 'applicant' | 'ownerC', Client>
let application: { id: string; link: Record<string, string> }
let photos: string[]
let templateId: string

beforeAll(async () => {
  world = await openWorld({ clock })
  people = {
    network: await world.as('NETWORK_MANAGER'),
    admin: await world.as('HQ_ADMIN'),
    region: await world.as('REGION_MANAGER'),
    auditor: await world.as('AUDITOR'),
    agent: await world.as('CALL_AGENT'),
    applicant: world.asPublic('198.51.100.9'),
    ownerC: await world.asOwnerOf('C'),
  }
  application = await approvedApplication(world, licence)
  photos = await addPhotos(world, application.id, 3)
  templateId = await publishTemplate(people.network, 'STANDARD')
})
afterAll(() => world.close())

const now = () => readApplication(people.admin, application.id)
const stepOf = async () => {
  const { id, version } = await now()
  return { id, expectedVersion: version }
}
const at = ({ id, version }: { id: string; version: number }) => ({ id, expectedVersion: version })
const codeByLink = (name: string, input: object) => codeTo(people.applicant, name, input, application.link)
const takeByLink = <T>(name: string, input: object) => take<T>(people.applicant, name, input, application.link)
const proof = () => ({ note: '已完成', fileIds: photos.slice(0, 1) })

describe('construction', () => {
  test('is planned by the region, from the template of the application, and only once', async () => {
    const input = { ...(await stepOf()), milestones: [{ key: 'nobody', plannedOn: '2026-12-01' }] }
    expect(await codeTo(people.region, 'startConstruction', input)).toBe('INPUT_INVALID')
    expect(await codeTo(people.agent, 'startConstruction', input)).toBe('FORBIDDEN')
    const [wanted] = await world.sql<{ key: string }>(
      `select content->'milestones'->0->>'key' as key from application_template where kind = 'APPLIANCE' and level = 'LEVEL_2'`,
    )
    const good = { ...input, milestones: [{ key: wanted?.key, plannedOn: '2026-11-25' }] }
    const both = await Promise.all([1, 2].map(() => askTo(people.region, 'startConstruction', good)))
    expect(both.filter(({ errors }) => !errors)).toHaveLength(1)
    const { state, milestones } = await now()
    expect(state).toBe('CONSTRUCTION')
    expect(milestones.length).toBeGreaterThan(2)
    expect(milestones[0]).toMatchObject({ key: wanted?.key, state: 'PLANNED', isOverdue: false })
    expect(
      await world.sql(`select 1 from deadline where key = 'construction.milestone' and state = 'RUNNING'`),
    ).toHaveLength(milestones.length)
  })
  test('an inspection cannot be asked for before everything is built', async () => {
    expect(await codeByLink('requestInspection', await stepOf())).toBe('STATION_APPLICATION_MILESTONES_OPEN')
  })
  test('a milestone is the applicant’s word, with proof; nobody else gives it', async () => {
    const [first] = (await now()).milestones
    if (!first) throw new Error('no milestone')
    expect(await codeTo(people.admin, 'completeMilestone', { ...at(first), ...proof() })).toBe('FORBIDDEN')
    expect(await codeTo(people.applicant, 'completeMilestone', { ...at(first), ...proof() })).toBe('NOT_FOUND')
    const other = await approvedApplication(world, '91330502MA2B4C5D7Y')
    expect(await codeTo(people.applicant, 'completeMilestone', at(first), other.link)).toBe('NOT_FOUND')
    expect(await codeByLink('completeMilestone', at(first))).toBe('MILESTONE_EVIDENCE_MISSING')
    const strange = { ...at(first), fileIds: ['01900000-0000-7000-8000-000000000000'] }
    expect(await codeByLink('completeMilestone', strange)).toBe('INPUT_INVALID')
    await takeByLink('completeMilestone', { ...at(first), ...proof() })
    expect(await codeByLink('completeMilestone', { ...at(first), ...proof() })).toBe('CONFLICT')
    expect(await codeByLink('acceptMilestone', at(first))).toBe('UNAUTHENTICATED')
    const [done] = (await now()).milestones
    expect(done).toMatchObject({ state: 'DONE', availableActions: ['accept', 'giveBack'] })
    await take(people.region, 'giveBackMilestone', { ...at(done ?? first), reason: '照片看不清' })
    expect((await now()).milestones[0]?.state).toBe('PLANNED')
  })
  test('past its day it is overdue from midnight in Shanghai', async () => {
    clock.set('2026-11-25T15:59:00Z')
    expect((await readApplication(await world.as('HQ_ADMIN'), application.id)).milestones[0]?.isOverdue).toBe(false)
    clock.set('2026-11-25T16:00:00Z')
    people.admin = await world.as('HQ_ADMIN')
    people.network = await world.as('NETWORK_MANAGER')
    people.region = await world.as('REGION_MANAGER')
    people.auditor = await world.as('AUDITOR')
    people.agent = await world.as('CALL_AGENT')
    people.ownerC = await world.asOwnerOf('C')
    expect((await now()).milestones[0]?.isOverdue).toBe(true)
  })
  test('when all is done the applicant asks for the inspection', async () => {
    for (const milestone of (await now()).milestones)
      await takeByLink('completeMilestone', { ...at(milestone), ...proof() })
    expect(await codeTo(people.network, 'requestInspection', await stepOf())).toBe('FORBIDDEN')
    expect(await takeByLink('requestInspection', await stepOf())).toMatchObject({ state: 'INSPECTION' })
    expect(
      await world.sql(
        `select 1 from deadline where key = 'construction.milestone' and state not in ('MET', 'BREACHED', 'CANCELLED')`,
      ),
    ).toHaveLength(0)
  })
})

describe('inspection', () => {
  let round: { id: string; version: number; items: Item[] }
  const record = (client: Client, item: Item, over: object = {}) =>
    askTo(client, 'recordInspectionItem', { ...at(item), result: 'PASS', score: 90, fileIds: photos, ...over })
  test('the reviewer cannot inspect, and the first round lists everything', async () => {
    expect(await codeTo(people.network, 'startInspection', { applicationId: application.id })).toBe('FORBIDDEN')
    const both = await Promise.all(
      [1, 2].map(() => askTo(people.auditor, 'startInspection', { applicationId: application.id })),
    )
    expect(both.filter(({ errors }) => !errors)).toHaveLength(1)
    round = (await now()).inspections[0] as typeof round
    expect(round.items.filter(({ kind }) => kind === 'SURROUNDINGS')).toHaveLength(5)
    expect(round.items.length).toBe(5 + (await now()).milestones.length)
  })
  test('each item needs its result, a photo of the surroundings, and a day when it fails', async () => {
    expect(await codeTo(people.auditor, 'passInspection', at(round))).toBe('INSPECTION_INCOMPLETE')
    const [first] = round.items as [Item]
    expect((await record(people.auditor, first, { fileIds: [] })).errors?.[0]?.extensions.code).toBe(
      'INSPECTION_PHOTO_MISSING',
    )
    expect((await record(people.admin, first)).errors?.[0]?.extensions.code).toBe('INSPECTION_OTHER_INSPECTOR')
    const failing = await record(people.auditor, first, { result: 'FAIL', score: 20 })
    expect(failing.errors?.[0]?.extensions.fields?.map(({ path, code }) => [path, code])).toEqual([
      ['dueOn', 'REQUIRED'],
      ['note', 'REQUIRED'],
    ])
    const found = { result: 'FAIL', score: 20, note: '招牌被遮挡', dueOn: '2026-12-05' }
    expect((await record(people.auditor, first, found)).errors).toBeUndefined()
    for (const item of round.items.slice(1)) expect((await record(people.auditor, item)).errors).toBeUndefined()
    expect(await codeTo(people.auditor, 'passInspection', at(round))).toBe('INSPECTION_ITEMS_FAILED')
    await take(people.auditor, 'failInspection', at(round))
    expect(await now()).toMatchObject({ state: 'RECTIFICATION', inspections: [{ state: 'FAILED' }] })
    expect(await world.sql(`select 1 from deadline where key = 'inspection.rectification'`)).toHaveLength(1)
  })
  test('the applicant puts it right with proof, and another inspector looks at that alone', async () => {
    const failed = (await now()).inspections[0]?.items.find(({ result }) => result === 'FAIL') as Item
    expect(await codeByLink('requestReinspection', await stepOf())).toBe('INSPECTION_RECTIFICATION_OPEN')
    expect(await codeByLink('rectifyInspectionItem', at(failed))).toBe('INPUT_INVALID')
    expect(await codeTo(people.admin, 'rectifyInspectionItem', { ...at(failed), ...proof() })).toBe('FORBIDDEN')
    await takeByLink('rectifyInspectionItem', { ...at(failed), ...proof() })
    await takeByLink('requestReinspection', await stepOf())
    const begin = { applicationId: application.id }
    expect(await codeTo(people.auditor, 'startInspection', begin)).toBe('INSPECTION_SAME_INSPECTOR')
    const second = await take<typeof round>(people.admin, 'startInspection', begin)
    expect(second.items.map(({ key }) => key)).toEqual([failed.key])
    expect((await record(people.admin, second.items[0] as Item)).errors).toBeUndefined()
    await take(people.admin, 'passInspection', at(second))
    const { state, inspections } = await now()
    expect(state).toBe('OPENING_PREP')
    expect(inspections.map(({ state: result, score }) => [result, (score ?? 0) > 80])).toEqual([
      ['FAILED', true],
      ['PASSED', true],
    ])
    const people2 = await world.sql<{ people: number }>(
      'select array_length(inspector_ids, 1) as people from station_application where id = $1',
      [application.id],
    )
    expect(people2).toEqual([{ people: 2 }])
  })
})

test('no step of the second half can be skipped by whoever asks', async () => {
  const other = await approvedApplication(world, '91330502MA2B4C5D8Z')
  const fresh = await readApplication(people.admin, other.id)
  const step = at(fresh as Application)
  const asks: [Client, string, object, Record<string, string>][] = [
    [people.applicant, 'requestInspection', step, other.link],
    [people.applicant, 'requestReinspection', step, other.link],
    [people.auditor, 'startInspection', { applicationId: other.id }, {}],
    [people.network, 'confirmOpening', step, {}],
    [
      people.network,
      'draftApplicationAgreement',
      { ...step, templateId, startsOn: '2026-12-01', endsOn: '2027-12-01' },
      {},
    ],
    [
      people.admin,
      'openStation',
      { ...step, contentHash: 'a'.repeat(64), signerName: '总部', consent: true, stationCode: 'X1', stationName: 'X' },
      {},
    ],
    [people.applicant, 'reportOpeningCheck', { applicationId: other.id, key: 'signFitted', isDone: false }, other.link],
  ]
  for (const [client, name, input, headers] of asks)
    expect([name, await codeTo(client, name, input, headers)]).not.toEqual([name, null])
  expect(await readApplication(people.admin, other.id)).toEqual(fresh)
})
