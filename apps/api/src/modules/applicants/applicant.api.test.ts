import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  content,
  creditCodes,
  fillDraft,
  firmOf,
  ownFields,
  resumeMutation,
  saveMutation,
  solvedPuzzle,
  startDraft,
  startMutation,
  submitMutation,
  upload,
  type Own,
} from '../../../test/applicant.ts'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { pdf, program } from '../../kernel/files/files.fixture.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const ownOf = async (client: Client) =>
  (await client.data<{ ownApplication: Own | null }>(`{ ownApplication ${ownFields} }`)).ownApplication
const submit = (client: Client, expectedVersion: number) => client.ask(submitMutation, { input: { expectedVersion } })

describe('beginning', () => {
  test('gives a code and a token; the token is kept as a hash only', async () => {
    const { token, application } = await startDraft(world)
    expect(application).toMatchObject({ state: 'DRAFT', code: expect.stringMatching(/^SA-[A-Z2-9]{4}-[A-Z2-9]{4}$/) })
    expect(token).toMatch(/^[\w-]{43}$/)
    const tables = ['station_application', 'audit_event', 'idempotency', 'outbox_event']
    for (const table of tables) {
      const rows = await world.sql<{ row: string }>(`select t::text as row from ${table} t`)
      expect(
        rows.filter(({ row }) => row.includes(token)),
        table,
      ).toEqual([])
    }
  })
  test('costs a puzzle, and each puzzle counts once', async () => {
    const nobody = world.asPublic('10.9.1.1')
    const puzzle = await solvedPuzzle(nobody)
    const input = { ...(await firmOf(world, '330105', { phone: '13800000021' })), puzzle }
    expect(
      await nobody.code(startMutation, { input: { ...input, puzzle: { ...puzzle, number: puzzle.number + 1 } } }),
    ).toBe('PUZZLE_WRONG')
    expect(
      await nobody.code(startMutation, {
        input: { ...input, puzzle: { ...puzzle, expiresAt: '2099-01-01T00:00:00.000Z' } },
      }),
    ).toBe('PUZZLE_WRONG')
    const [first, second] = await Promise.all([
      nobody.code(startMutation, { input }),
      nobody.code(startMutation, { input }),
    ])
    expect([first, second].toSorted()).toEqual(['PUZZLE_USED', null].toSorted())
  })
  test('tells every wrong field at once', async () => {
    const nobody = world.asPublic('10.9.1.2')
    const puzzle = await solvedPuzzle(nobody)
    const input = {
      ...(await firmOf(world, '330105')),
      companyName: ' ',
      phone: '12',
      email: 'x',
      consent: false,
      puzzle,
    }
    const { errors } = await nobody.ask(startMutation, { input })
    expect(errors?.[0]?.extensions.fields?.map(({ path }) => path).toSorted()).toEqual([
      'companyName',
      'consent',
      'email',
      'phone',
    ])
  })
  test('a phone begins three drafts a day', async () => {
    const codes: (string | null)[] = []
    for (let index = 0; index < 4; index += 1) {
      const nobody = world.asPublic(`10.9.2.${index}`)
      const input = { ...(await firmOf(world, '330105', { phone: '13800000099' })), puzzle: await solvedPuzzle(nobody) }
      codes.push(await nobody.code(startMutation, { input }))
    }
    expect(codes).toEqual([null, null, null, 'PUBLIC_LIMIT_REACHED'])
  })
})

describe('coming back', () => {
  test('by code and phone on another device; the former token ends', async () => {
    const { client, application } = await startDraft(world, { over: { phone: '13800000031' }, address: '10.9.3.1' })
    const nobody = world.asPublic('10.9.3.2')
    const input = {
      code: application.code.toLowerCase().replaceAll('-', ' '),
      phone: '138 0000 0031',
      puzzle: await solvedPuzzle(nobody),
    }
    const { resumeStationApplication: pass } = await nobody.data<{
      resumeStationApplication: { token: string; application: Own }
    }>(resumeMutation, { input })
    expect(pass.application.id).toBe(application.id)
    expect(await ownOf(client)).toBe(null)
    expect((await ownOf(world.withToken(pass.token)))?.id).toBe(application.id)
  })
  test('a wrong code and a wrong phone get the same answer, and guessing is locked out', async () => {
    const { application } = await startDraft(world, { over: { phone: '13800000032' }, address: '10.9.4.1' })
    const nobody = world.asPublic('10.9.4.2')
    const answers: unknown[] = []
    const attempt = async (code: string, phone: string) => {
      const { errors } = await nobody.ask(resumeMutation, {
        input: { code, phone, puzzle: await solvedPuzzle(nobody) },
      })
      return errors?.[0] && { message: errors[0].message, code: errors[0].extensions.code }
    }
    answers.push(await attempt('SA-AAAA-AAAA', '13800000032'), await attempt(application.code, '13800000033'))
    expect(answers[0]).toEqual(answers[1])
    expect(answers[0]).toMatchObject({ code: 'APPLICANT_CODE_OR_PHONE_WRONG' })
    for (let tries = 0; tries < 4; tries += 1) await attempt('SA-BBBB-BBBB', '13800000032')
    expect(await attempt(application.code, '13800000032')).toMatchObject({ code: 'PUBLIC_LIMIT_REACHED' })
  })
})

describe('filling in', () => {
  test('submit answers every missing group at once, then goes through', async () => {
    const { client, application } = await startDraft(world, { over: { phone: '13800000041' }, address: '10.9.5.1' })
    const refused = await submit(client, application.version)
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'STATION_APPLICATION_GROUPS_INCOMPLETE',
      params: { groups: ['ORGANIZATION', 'HARDWARE', 'SERVICE_STAFF', 'MANAGEMENT', 'CAPITAL'] },
    })
    const filled = await fillDraft(client, application, creditCodes[0])
    expect(filled.missing).toEqual([])
    const { data } = await submit(client, filled.version)
    expect(data?.['submitStationApplication']).toMatchObject({ state: 'SUBMITTED', availableActions: ['withdraw'] })

    const changed = { expectedVersion: filled.version + 1, companyName: '改名' }
    expect(await client.code(saveMutation, { input: changed })).toMatch(/APPLICANT_CLOSED|CONFLICT/)
    const { version = 0 } = (await ownOf(client)) ?? {}
    expect(await client.code(saveMutation, { input: { ...changed, expectedVersion: version } })).toBe(
      'APPLICANT_CLOSED',
    )
    expect((await upload(client, application.id, 'question:tools')).statusCode).toBe(409)
    expect((await submit(client, version)).errors?.[0]?.extensions.code).toBe('FLOW_STEP_NOT_ALLOWED')

    const other = await startDraft(world, {
      over: { phone: '13800000042', companyName: '另一家' },
      address: '10.9.5.2',
    })
    const same = await fillDraft(other.client, other.application, creditCodes[0])
    const { errors } = await submit(other.client, same.version)
    expect(errors?.[0]?.extensions.code).toBe('STATION_APPLICATION_LICENCE_TAKEN')
    expect(JSON.stringify(errors)).not.toContain('恒通')
  })
  test('an answer must fit its question, and a stale version is refused', async () => {
    const { client, application } = await startDraft(world, { over: { phone: '13800000043' }, address: '10.9.6.1' })
    const answers = [
      { question: 'floorArea', value: '很大' },
      { question: 'presence', value: 'nobody' },
      { question: 'unknown', value: 'x' },
    ]
    const { errors } = await client.ask(saveMutation, { input: { expectedVersion: application.version, answers } })
    expect(errors?.[0]?.extensions.fields?.map(({ path, code }) => [path, code])).toEqual([
      ['answers.floorArea', 'NUMBER'],
      ['answers.presence', 'NOT_IN_LIST'],
      ['answers.unknown', 'NOT_FOUND'],
    ])
    const input = { expectedVersion: application.version, address: '文一路 1 号' }
    expect(await Promise.all([client.code(saveMutation, { input }), client.code(saveMutation, { input })])).toEqual(
      expect.arrayContaining([null, 'CONFLICT']),
    )
    const [row] = await world.sql<{ n: string }>(
      `select count(*) as n from station_application where phone = '13800000043'`,
    )
    expect(row?.n).toBe('1')
  })
  test('files that lie about their type are refused', async () => {
    const { client, application } = await startDraft(world, { over: { phone: '13800000044' }, address: '10.9.7.1' })
    const send = (name: string, bytes: Buffer) =>
      upload(client, application.id, 'question:businessLicence', { name, bytes })
    const page = Buffer.from('<html><script>alert(1)</script></html>')
    for (const [name, bytes] of [
      ['licence.jpg', program],
      ['licence.jpg', pdf],
      ['licence.jpg', page],
      ['licence.svg', page],
      ['licence.exe', program],
      ['list.csv', Buffer.from('a,b')],
    ] as const)
      expect([name, (await send(name, bytes)).statusCode]).toEqual([name, 400])
    expect((await send('licence.pdf', pdf)).statusCode).toBe(201)
    expect((await upload(client, application.id, 'survey:x')).statusCode).toBe(409)
    expect((await ownOf(client))?.files).toHaveLength(1)
  })
})

describe('who sees it', () => {
  test('only the token and headquarters: not another applicant, not a visitor, not a station', async () => {
    const { client, application } = await startDraft(world, { over: { phone: '13800000051' }, address: '10.9.8.1' })
    const { body } = await upload(client, application.id, 'question:businessLicence')
    const { id } = JSON.parse(body) as { id: string }
    const stranger = (await startDraft(world, { over: { phone: '13800000052' }, address: '10.9.8.2' })).client
    const get = async (who: Client) =>
      (await who.http({ method: 'GET', url: `/application-files/${id}/thumbnail` })).statusCode
    expect(await get(client)).toBe(200)
    expect(await get(stranger)).toBe(404)
    expect(await get(world.asPublic())).toBe(401)
    expect(await get(await world.as('NETWORK_MANAGER'))).toBe(200)
    expect(await get(await world.as('REGION_MANAGER'))).toBe(200)
    expect(await get(await world.as('STATION_OWNER'))).toBe(404)
    expect(await get(await world.as('CALL_AGENT'))).toBe(403)
    expect((await upload(stranger, application.id, 'question:businessLicence')).statusCode).toBe(404)
    const remove = `mutation ($input: RemoveApplicationFileInput!) { removeApplicationFile(input: $input) { id } }`
    expect(await stranger.code(remove, { input: { id } })).toBe('NOT_FOUND')
    expect(await client.code(remove, { input: { id } })).toBe(null)
    const signedIn = await world.as('HQ_ADMIN')
    expect(await signedIn.data('{ ownApplication { id } }')).toEqual({ ownApplication: null })
  })
  test('the form is told without points and pass marks, in the language of the reader', async () => {
    const nobody = world.asPublic('10.9.9.1')
    const query =
      '{ applicationForm(kind: APPLIANCE, level: LEVEL_3) { groups { group intro } questions { key text } } }'
    const { applicationForm: form } = await nobody.data<{
      applicationForm: { questions: { key: string; text: string }[] }
    }>(query)
    expect(form.questions.map(({ key }) => key)).toEqual(
      content.groups.flatMap(({ questions }) => questions.map(({ key }) => key)),
    )
    expect(form.questions[0]?.text).toBe('Business licence')
    const zh = await nobody.ask(query, {}, { headers: { 'accept-language': 'zh-CN' } })
    expect(JSON.stringify(zh.data)).toContain('营业执照')
  })
})
