import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { fixedClock } from '../../kernel/clock.ts'
import { publishTemplate } from '../agreements/agreement.fixture.ts'
import { addPhotos, approvedApplication, askTo, codeTo, readApplication, take } from './opening.fixture.ts'

const clock = fixedClock('2026-11-26T02:00:00Z')
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
  application = await approvedApplication(world, licence, 'OPENING_PREP')
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
    expect(JSON.stringify(won[0]?.data)).toContain('/invitation/')
    const { state, stationId } = await now()
    expect(state).toBe('OPENED')
    const [station] = await world.sql(
      `select s.state, s.contract_ends_on::text as ends, a.state as agreement, (select count(*)::int from station_territory t where t.station_id = s.id) as territories,
              (select count(*)::int from agreement_signature g where g.station_id = s.id) as signatures
         from station s join service_agreement a on a.station_id = s.id where s.id = $1`,
      [stationId],
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
