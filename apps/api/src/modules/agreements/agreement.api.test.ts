import type { AgreementContent } from '@stationmaster/contracts/agreements'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type Client, type Fields, type World } from '../../../test/world.ts'
import { fixedClock } from '../../kernel/clock.ts'
import {
  askStep,
  clauses,
  publishTemplate,
  readAgreement,
  signing,
  stepCode,
  takeStep,
  verified,
  wording,
  type Agreement,
} from './agreement.fixture.ts'

const clock = fixedClock('2026-11-21T02:00:00Z')
let world: World
let people: Record<'network' | 'admin' | 'region' | 'reader' | 'ownerA' | 'ownerB' | 'ownerC' | 'managerA', Client>
let templateId: string

beforeAll(async () => {
  world = await openWorld({ clock })
  people = {
    network: await world.as('NETWORK_MANAGER'),
    admin: await world.as('HQ_ADMIN'),
    region: await world.as('REGION_MANAGER'),
    reader: await world.as('HQ_READER'),
    ownerA: await world.asOwnerOf('A'),
    ownerB: await world.asOwnerOf('B'),
    ownerC: await world.asOwnerOf('C'),
    managerA: await world.as('STATION_MANAGER'),
  }
  templateId = await publishTemplate(people.network, 'STANDARD')
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
const contractEnd = async (station: 'A' | 'B' | 'C') =>
  (
    await world.sql<{ day: string }>('select contract_ends_on::text as day from station where id = $1', [
      await world.stationId(station),
    ])
  )[0]?.day
const asked = (code: string, client = world.asPublic('198.51.100.7')) => verified(client, code)

describe('the wording', () => {
  const update =
    'mutation($input: UpdateAgreementTemplateInput!) { updateAgreementTemplate(input: $input) { id version clauses { textZh } } }'
  const edition =
    'mutation($input: AgreementTemplateStepInput!) { draftAgreementTemplateEdition(input: $input) { id version edition state } }'
  test('once published it never changes, not even by SQL; its next edition does', async () => {
    const id = await publishTemplate(people.network, 'SECOND')
    expect(await people.network.code(update, { input: { id, expectedVersion: 2, ...wording } })).toBe(
      'AGREEMENT_TEMPLATE_PUBLISHED',
    )
    await expect(world.sql(`update agreement_template set title_zh = '改' where id = $1`, [id])).rejects.toThrow(
      'does not change',
    )
    const input = { id, expectedVersion: 2 }
    const next = (await people.network.data<Fields>(edition, { input }))['draftAgreementTemplateEdition'] as Agreement
    expect(next).toMatchObject({ edition: 2, state: 'DRAFT' })
    expect(await people.network.code(edition, { input })).toBe('AGREEMENT_TEMPLATE_HAS_DRAFT')
    await people.network.data(
      'mutation($input: AgreementTemplateStepInput!) { publishAgreementTemplate(input: $input) { id } }',
      { input: step(next) },
    )
    expect(
      await world.sql(`select edition, state from agreement_template where code = 'SECOND' order by edition`),
    ).toEqual([
      { edition: 1, state: 'RETIRED' },
      { edition: 2, state: 'PUBLISHED' },
    ])
    expect(await stepCode(people.network, 'draft', { ...(await draftInput('B')), templateId: id })).toBe(
      'AGREEMENT_TEMPLATE_NOT_PUBLISHED',
    )
  })
  test('a placeholder that nobody can fill is refused at its clause', async () => {
    const [clause] = clauses
    const input = { code: 'THIRD', ...wording, clauses: [{ ...clause, textZh: '{stationname}' }] }
    const answer = await people.network.ask(
      'mutation($input: CreateAgreementTemplateInput!) { createAgreementTemplate(input: $input) { id } }',
      { input },
    )
    expect(answer.errors?.[0]?.extensions.fields).toMatchObject([{ path: 'clauses.0.textZh', code: 'PLACEHOLDER' }])
  })
})

const draftInput = async (station: 'A' | 'B' | 'C') => ({
  stationId: await world.stationId(station),
  templateId,
  startsOn: '2026-11-21',
  endsOn: '2028-11-20',
})

describe('from draft to force', () => {
  let agreement: Agreement
  test('the text is filled, frozen, and its sum is that of its bytes', async () => {
    agreement = await draftFor('A')
    const content = JSON.parse(agreement.content) as AgreementContent
    expect(content.clauses[0]?.textZh).toMatch(/^西湖区第一服务站（—）自 2026-11-21 至 2028-11-20 服务。$/)
    expect(createHash('sha256').update(agreement.content).digest('hex')).toBe(agreement.contentHash)
    expect(await stepCode(people.network, 'draft', await draftInput('A'))).toBe('AGREEMENT_IN_MAKING')
  })
  test('a station sees it once it is offered, and only its own', async () => {
    expect(await readAgreement(people.ownerA, agreement.id)).toBeNull()
    agreement = await offered(agreement)
    expect((await readAgreement(people.ownerA, agreement.id))?.availableActions).toEqual(['sign'])
    expect((await readAgreement(people.managerA, agreement.id))?.availableActions).toEqual([])
    expect(await readAgreement(people.ownerB, agreement.id)).toBeNull()
    expect(await readAgreement(people.region, agreement.id)).not.toBeNull()
  })
  test('nobody signs for the other side, in the wrong order, another text, without consent or twice', async () => {
    const given = signing(agreement, '站长')
    expect(await stepCode(people.admin, 'sign', given)).toBe('FORBIDDEN')
    expect(await stepCode(people.managerA, 'sign', given)).toBe('FORBIDDEN')
    expect(await stepCode(people.ownerB, 'sign', given)).toBe('NOT_FOUND')
    expect(await stepCode(people.ownerA, 'countersign', given)).toBe('FORBIDDEN')
    expect(await stepCode(people.admin, 'countersign', given)).toBe('FLOW_STEP_NOT_ALLOWED')
    expect(await stepCode(people.ownerA, 'sign', { ...given, contentHash: 'b'.repeat(64) })).toBe(
      'AGREEMENT_TEXT_DIFFERS',
    )
    expect(await stepCode(people.ownerA, 'sign', { ...given, consent: false })).toBe('INPUT_INVALID')
    expect(await stepCode(people.ownerA, 'sign', { ...given, signerName: ' ' })).toBe('INPUT_INVALID')
    expect(await stepCode(people.ownerA, 'sign', { ...given, expectedVersion: 1 })).toBe('CONFLICT')
    expect((await readAgreement(people.ownerA, agreement.id))?.state).toBe('OFFERED')
    const headers = { 'idempotency-key': 'sign-once-0123456789' }
    const answers = [
      await askStep(people.ownerA, 'sign', given, headers),
      await askStep(people.ownerA, 'sign', given, headers),
    ]
    expect(answers[1]).toEqual(answers[0])
    expect(await world.sql('select 1 from agreement_signature where agreement_id = $1', [agreement.id])).toHaveLength(1)
    agreement = (await readAgreement(people.network, agreement.id)) as Agreement
    expect(agreement).toMatchObject({ state: 'SIGNED_BY_STATION', signatures: [{ signerName: '站长', byLink: false }] })
  })
  test('until headquarters has signed the print is not binding', async () => {
    expect(await asked(agreement.verificationCode)).toMatchObject({ result: 'NOT_SIGNED' })
  })
  test('the drafter cannot sign for headquarters; another person can, and the contract end follows', async () => {
    expect(await stepCode(people.network, 'countersign', signing(agreement, '起草人'))).toBe('AGREEMENT_SAME_PERSON')
    expect(await stepCode(people.region, 'countersign', signing(agreement, '大区'))).toBe('FORBIDDEN')
    const race = await Promise.all([1, 2].map(() => askStep(people.admin, 'countersign', signing(agreement, '总部'))))
    expect(race.filter(({ errors }) => !errors)).toHaveLength(1)
    agreement = (await readAgreement(people.admin, agreement.id)) as Agreement
    expect(agreement).toMatchObject({ state: 'IN_FORCE', signatures: [{ side: 'STATION' }, { side: 'HEADQUARTERS' }] })
    expect(agreement.signatures.every(({ contentHash }) => contentHash === agreement.contentHash)).toBe(true)
    expect(agreement.signatures[0]?.network).toBe('127.0.0')
    expect((await readAgreement(people.reader, agreement.id))?.signatures[0]?.network).toBeNull()
    expect(await contractEnd('A')).toBe('2028-11-20')
  })
  test('a stranger with the print learns that it is real, and no more', async () => {
    const typed = agreement.verificationCode.toLowerCase().replaceAll('-', ' ')
    expect(await asked(typed)).toMatchObject({
      result: 'VALID',
      number: agreement.number,
      partyName: '西湖****务站',
      endsOn: '2028-11-20',
      contentHash: agreement.contentHash,
    })
    const last = agreement.verificationCode.endsWith('0') ? '1' : '0'
    expect(await asked(agreement.verificationCode.slice(0, -1) + last)).toMatchObject({
      result: 'UNKNOWN',
      number: null,
    })
    expect(await asked('')).toMatchObject({ result: 'UNKNOWN' })
    expect(await asked(agreement.verificationCode, people.ownerC)).toMatchObject({ result: 'UNKNOWN' })
  })
  test('whoever guesses is stopped', async () => {
    const guesser = world.asPublic('203.0.113.9')
    for (let guess = 0; guess < 60; guess += 1) await asked(`guess-${guess}`, guesser)
    const code = await guesser.code('{ agreementVerification(code: "x") { result } }')
    expect(code).toBe('RATE_LIMITED')
    expect(await asked(agreement.verificationCode)).toMatchObject({ result: 'VALID' })
  })
  test('no role of the program can change the text that was signed', async () => {
    const [grant] = await world.sql<{ count: number }>(
      `select count(*)::int as count from information_schema.column_privileges
        where table_name = 'service_agreement' and column_name in ('content', 'content_hash', 'starts_on', 'ends_on') and privilege_type = 'UPDATE' and grantee like 'app\\_%'`,
    )
    expect(grant?.count).toBe(0)
  })
})
