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
const byLink = (name: string, input: object) => askTo(people.applicant, name, input, application.link)
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

describe('opening', () => {
  const checklist = async (client: Client, headers: Record<string, string> = {}) => {
    const query = 'query($id: ID!) { openingChecklist(applicationId: $id) { key kind mandatory isGreen } }'
    return client.ask(query, { id: application.id }, { headers })
  }
  interface Check {
    key: string
    kind: string
    mandatory: boolean
    isGreen: boolean
  }
  const items = async () => ((await checklist(people.admin)).data?.['openingChecklist'] ?? []) as Check[]
  let agreement: { id: string; version: number; contentHash: string }
  const signed = () => ({ contentHash: agreement.contentHash, signerName: '沈建国', consent: true })
  const openInput = async () => ({
    ...(await stepOf()),
    ...signed(),
    stationCode: 'ZW9001',
    stationName: '湖州吴兴恒信服务站',
  })

  test('waits for the checklist, and says what is missing', async () => {
    expect((await checklist(people.agent)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await checklist(people.applicant)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    expect((await checklist(people.ownerC)).data).toEqual({ openingChecklist: null })
    const wanted = (await items()).filter(({ mandatory }) => mandatory)
    const refused = await askTo(people.network, 'confirmOpening', await stepOf())
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'STATION_APPLICATION_CHECKLIST_OPEN',
      params: { items: wanted.map(({ key }) => key) },
    })
    const answer = (key: string, over: object = {}) => ({ applicationId: application.id, key, isDone: true, ...over })
    const typed = (await items()).filter(({ kind }) => kind === 'TYPED')
    expect(await codeByLink('reportOpeningCheck', answer('nothing'))).toBe('INPUT_INVALID')
    expect(await codeByLink('reportOpeningCheck', answer(typed[0]?.key ?? ''))).toBe(
      'OPENING_CHECKLIST_EVIDENCE_MISSING',
    )
    for (const { key } of typed) await takeByLink('reportOpeningCheck', answer(key, { fileIds: photos }))
    expect((await items()).filter(({ mandatory, isGreen }) => mandatory && !isGreen)).toEqual([])
    expect(await codeTo(people.region, 'confirmOpening', await stepOf())).toBe('FORBIDDEN')
    await take(people.network, 'confirmOpening', await stepOf())
    expect((await now()).state).toBe('SIGNING')
  })
  test('the applicant signs by his link what headquarters has offered', async () => {
    const draft = { ...(await stepOf()), templateId, startsOn: '2026-11-26', endsOn: '2028-11-25' }
    expect(
      await codeTo(people.admin, 'openStation', {
        ...(await stepOf()),
        contentHash: 'a'.repeat(64),
        signerName: '总部',
        consent: true,
        stationCode: 'X',
        stationName: 'X',
      }),
    ).toBe('OPENING_AGREEMENT_MISSING')
    agreement = await take(people.network, 'draftApplicationAgreement', draft)
    const read = '{ applicationAgreement(applicationId: "ID") { id state content contentHash verificationCode } }'
    const offeredTo = (headers: Record<string, string>) =>
      people.applicant.ask(read.replace('ID', application.id), {}, { headers })
    expect((await offeredTo(application.link)).data).toEqual({ applicationAgreement: null })
    agreement = await take(people.network, 'offerServiceAgreement', at(agreement))
    expect((await offeredTo(application.link)).data).toMatchObject({ applicationAgreement: { id: agreement.id } })
    expect((await offeredTo({})).data).toEqual({ applicationAgreement: null })
    const wrong = { ...at(agreement), ...signed(), contentHash: 'c'.repeat(64) }
    expect(await codeByLink('signApplicationAgreement', wrong)).toBe('AGREEMENT_TEXT_DIFFERS')
    expect(await codeTo(people.applicant, 'signApplicationAgreement', { ...at(agreement), ...signed() })).toBe(
      'NOT_FOUND',
    )
    expect(await codeTo(people.admin, 'openStation', await openInput())).toBe('FLOW_STEP_NOT_ALLOWED')
    agreement = await takeByLink('signApplicationAgreement', { ...at(agreement), ...signed() })
    expect(
      (await byLink('signApplicationAgreement', { ...at(agreement), ...signed() })).errors?.[0]?.extensions.code,
    ).toBe('FLOW_STEP_NOT_ALLOWED')
    expect(await codeTo(people.admin, 'countersignServiceAgreement', {})).not.toBeNull()
  })
  test('opening makes everything once, however often and by however many it is asked for', async () => {
    const count = async () =>
      (
        await world.sql<{ stations: number; owners: number; events: number }>(
          `select (select count(*)::int from station where credit_code = $1) as stations,
                  (select count(*)::int from app_user u join station s on s.id = u.station_id where s.credit_code = $1) as owners,
                  (select count(*)::int from outbox_event where name = 'onboarding.opened') as events`,
          [licence],
        )
      )[0]
    expect(await codeTo(people.network, 'openStation', await openInput())).toBe('AGREEMENT_SAME_PERSON')
    expect(await count()).toEqual({ stations: 0, owners: 0, events: 0 })
    const input = await openInput()
    const tries = await Promise.all(
      [1, 2, 3].map((each) =>
        askTo(
          people.admin,
          'openStation',
          { ...input, stationCode: `ZW900${each}` },
          { 'idempotency-key': `open-station-key-${each}` },
        ),
      ),
    )
    const won = tries.filter(({ errors }) => !errors)
    expect(won).toHaveLength(1)
    expect(await count()).toEqual({ stations: 1, owners: 1, events: 1 })
    expect(await codeTo(people.admin, 'openStation', await openInput())).toBe('OPENING_NOT_SIGNING')
    expect(await count()).toEqual({ stations: 1, owners: 1, events: 1 })
    const opened = won[0]?.data?.['openStation'] as unknown as { stationId: string; invitation: { url: string } }
    expect(opened.invitation.url).toContain('/invitation/')
    expect(await now()).toMatchObject({ state: 'OPENED', stationId: opened.stationId })
    const [station] = await world.sql(
      `select s.state, s.contract_ends_on::text as ends, a.state as agreement, (select count(*)::int from station_territory t where t.station_id = s.id) as territories,
              (select count(*)::int from agreement_signature g where g.station_id = s.id) as signatures
         from station s join service_agreement a on a.station_id = s.id where s.id = $1`,
      [opened.stationId],
    )
    expect(station).toEqual({
      state: 'PROBATION',
      ends: '2028-11-25',
      agreement: 'IN_FORCE',
      territories: 1,
      signatures: 2,
    })
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
