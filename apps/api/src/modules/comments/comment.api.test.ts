import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type Client, type Fields, type World } from '../../../test/world.ts'
import { fixedClock } from '../../kernel/clock.ts'
import { pdf } from '../../kernel/files/files.fixture.ts'

const clock = fixedClock('2026-11-20T02:00:00Z')
let world: World
let people: Record<'admin' | 'region' | 'ownerA' | 'ownerC' | 'technician' | 'agent', Client>
let station: string

beforeAll(async () => {
  world = await openWorld({ clock })
  people = {
    admin: await world.as('HQ_ADMIN'),
    region: await world.as('REGION_MANAGER'),
    ownerA: await world.asOwnerOf('A'),
    ownerC: await world.asOwnerOf('C'),
    technician: await world.as('TECHNICIAN'),
    agent: await world.as('CALL_AGENT'),
  }
  station = await world.stationId('A')
})
afterAll(() => world.close())

interface Comment {
  id: string
  version: number
  text: string
  visibility: string
  deletedAt: string | null
  editedAt: string | null
  availableActions: string[]
  mentions: { id: string; name: string }[]
  attachments: { file: { id: string; name: string; url: string } }[]
}
const fields =
  'id version text visibility deletedAt editedAt availableActions mentions { id name } attachments { file { id name url } }'
const addText = `mutation ($input: AddCommentInput!) { addComment(input: $input) { ${fields} } }`
const input = (over: object = {}) => ({ input: { subjectType: 'STATION', subjectId: station, text: '你好', ...over } })
const add = async (client: Client, over: object = {}) =>
  (await client.data<{ addComment: Comment }>(addText, input(over))).addComment
const change = async (client: Client, name: string, over: object) =>
  client.ask(
    `mutation ($input: ${name === 'editComment' ? 'EditCommentInput' : 'CommentStepInput'}!) { ${name}(input: $input) { ${fields} } }`,
    { input: over },
  )
const listed = async (client: Client, args = '') =>
  (
    await client.data<{ comments: { totalCount: number; nodes: Comment[] } }>(
      `query ($id: ID!) { comments(subjectType: STATION, subjectId: $id ${args}) { totalCount nodes { ${fields} } } }`,
      { id: station },
    )
  ).comments
const codeOf = (answer: { errors?: { extensions: { code: string } }[] }) => answer.errors?.[0]?.extensions.code ?? null
const problems = (answer: { errors?: { extensions: { fields?: { path: string; code: string }[] } }[] }) =>
  answer.errors?.[0]?.extensions.fields?.map(({ path, code }) => `${path} ${code}`)
const userId = async (email: string) =>
  (await world.sql<{ id: string }>('select id from app_user where email = $1', [email]))[0]?.id ?? ''

async function upload(client: Client, text: string): Promise<string> {
  const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="证据.pdf"\r\nContent-Type: application/pdf\r\n\r\n`
  const payload = Buffer.concat([Buffer.from(head), pdf, Buffer.from(`%${text}`), Buffer.from('\r\n--x--\r\n')])
  const answer = await client.http({
    method: 'POST',
    url: '/files',
    payload,
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
  })
  return (JSON.parse(answer.body) as { id: string }).id
}

test('headquarters speaks internally unless it says otherwise; a station reads only what is visible to it', async () => {
  const internal = await add(people.admin, { text: '内部 secret-internal' })
  const open = await add(people.admin, { text: '请补交合同', visibility: 'STATION' })
  const answer = await add(people.ownerA, { text: '已经寄出' })
  expect([internal.visibility, open.visibility, answer.visibility]).toEqual(['INTERNAL', 'STATION', 'STATION'])
  expect((await listed(people.admin)).nodes.map(({ id }) => id)).toEqual([internal.id, open.id, answer.id])
  expect((await listed(people.region)).totalCount).toBe(3)
  expect(await listed(people.ownerA)).toMatchObject({ totalCount: 2, nodes: [{ id: open.id }, { id: answer.id }] })
  expect((await listed(people.ownerC)).totalCount).toBe(0)
  expect((await listed(people.technician)).totalCount).toBe(0)
  expect((await listed(people.agent)).totalCount).toBe(0)
})

describe('an internal comment reaches no session of a station', () => {
  let id: string
  let file: string
  beforeAll(async () => {
    file = await upload(people.admin, 'secret')
    id = (await add(people.admin, { text: 'secret-internal 站长失信', fileIds: [file] })).id
  })
  const everyPath = [
    [
      'the list',
      `query ($id: ID!) { comments(subjectType: STATION, subjectId: $id, first: 100) { totalCount nodes { ${fields} authorName } } }`,
    ],
    [
      'the list, asked for internal ones',
      `query ($id: ID!) { comments(subjectType: STATION, subjectId: $id, filter: { visibility: [INTERNAL] }) { totalCount nodes { text } } }`,
    ],
    [
      'the timeline',
      `query ($id: ID!) { timeline(subjectType: STATION, subjectId: $id, first: 100) { nodes { title byName changes { from to } comment { ${fields} } } } }`,
    ],
    [
      'its files',
      `query ($id: ID!) { timeline(subjectType: STATION, subjectId: $id, show: FILES) { nodes { comment { text attachments { file { name } } } } } }`,
    ],
    ['the audit trail', '{ auditEvents(first: 100) { nodes { action entity entityId changes { from to } } } }'],
    [
      'the audit trail, asked for comments',
      '{ auditEvents(first: 100, filter: { entity: ["Comment"] }) { totalCount nodes { changes { to } } } }',
    ],
  ] as const
  test.each(everyPath)('%s', async (_, query) => {
    const told = JSON.stringify(await people.ownerA.ask(query, query.includes('$id') ? { id: station } : {}))
    expect(told).not.toContain('secret-internal')
    expect(told).not.toContain(id)
    expect(told).not.toContain(file)
  })
  test('its file by id, and changing it', async () => {
    expect((await people.ownerA.http({ method: 'GET', url: `/files/${file}` })).statusCode).toBe(404)
    expect(codeOf(await change(people.ownerA, 'editComment', { id, expectedVersion: 1, text: 'x' }))).toBe('NOT_FOUND')
    expect(codeOf(await change(people.ownerA, 'deleteComment', { id, expectedVersion: 1 }))).toBe('NOT_FOUND')
    expect((await people.region.http({ method: 'GET', url: `/files/${file}` })).statusCode).toBe(200)
  })
  test('headquarters reads it in the audit trail', async () => {
    expect(
      JSON.stringify(
        await people.admin.ask(
          '{ auditEvents(first: 100, filter: { entity: ["Comment"] }) { nodes { changes { to } } } }',
        ),
      ),
    ).toContain('secret-internal')
  })
  test('and a station cannot write one, nor for another station, nor where it has no say', async () => {
    expect(codeOf(await people.ownerA.ask(addText, input({ visibility: 'INTERNAL' })))).toBe(
      'COMMENT_INTERNAL_BY_HEADQUARTERS',
    )
    expect(codeOf(await people.ownerC.ask(addText, input()))).toBe('NOT_FOUND')
    expect(codeOf(await people.technician.ask(addText, input()))).toBe('FORBIDDEN')
    const admin = people.admin.userId
    expect(
      codeOf(await people.admin.ask(addText, input({ subjectType: 'USER', subjectId: admin, visibility: 'STATION' }))),
    ).toBe('COMMENT_SUBJECT_WITHOUT_STATION')
  })
})

describe('mentions', () => {
  test('reach people whom the author sees and the comment reaches', async () => {
    const clerk = await userId('claim_reviewer@test')
    const technician = await userId('technician@test')
    expect((await add(people.admin, { text: '@CLAIM_REVIEWER', mentionIds: [clerk] })).mentions).toEqual([
      { id: clerk, name: 'CLAIM_REVIEWER' },
    ])
    expect(
      (await add(people.admin, { visibility: 'STATION', mentionIds: [technician, technician] })).mentions,
    ).toHaveLength(1)
    expect((await add(people.ownerA, { mentionIds: [technician] })).mentions).toHaveLength(1)
    const [told] = await world.sql<{ payload: { to: { userIds: string[] } } }>(
      `select payload from outbox_event where payload ->> 'key' = 'MENTIONED' order by created_at desc, id desc limit 1`,
    )
    expect(told?.payload.to.userIds).toEqual([technician])
  })
  test.each([
    ['a station names headquarters, which it does not see', 'ownerA', 'hq_admin@test', {}],
    ['a station names another station', 'ownerA', 'owner-c@test', {}],
    ['headquarters names the station in an internal comment', 'admin', 'technician@test', {}],
    ['headquarters names another station', 'admin', 'owner-c@test', { visibility: 'STATION' }],
    ['a region manager names somebody outside his regions', 'region', 'owner-c@test', { visibility: 'STATION' }],
  ] as const)('%s', async (_, who, email, over) => {
    const answer = await people[who].ask(addText, input({ ...over, mentionIds: [await userId(email)] }))
    expect(problems(answer)).toEqual(['mentionIds NOT_FOUND'])
  })
  test('are offered in the same bounds', async () => {
    const names = async (client: Client, visibility: string, search = '') =>
      (
        await client.data<{ mentionableUsers: { name: string }[] }>(
          `query ($id: ID!, $s: String!) { mentionableUsers(subjectType: STATION, subjectId: $id, visibility: ${visibility}, search: $s) { id name } }`,
          { id: station, s: search },
        )
      ).mentionableUsers.map(({ name }) => name)
    expect(await names(people.admin, 'INTERNAL', 'technic')).toEqual([])
    expect(await names(people.admin, 'STATION', 'technic')).toEqual(['TECHNICIAN'])
    expect(await names(people.ownerA, 'STATION', 'hq_')).toEqual([])
    expect(await names(people.ownerA, 'STATION', '%')).toEqual([])
    expect(await names(people.ownerC, 'STATION')).toEqual([])
  })
})

test('an own comment is edited within 15 minutes and taken back at any time, others never', async () => {
  const said = await add(people.admin, { visibility: 'STATION', text: '第一' })
  expect(said.availableActions).toEqual(['edit', 'delete'])
  expect(codeOf(await change(people.region, 'editComment', { id: said.id, expectedVersion: 1, text: '改' }))).toBe(
    'COMMENT_NOT_OWN',
  )
  expect(codeOf(await change(people.ownerA, 'deleteComment', { id: said.id, expectedVersion: 1 }))).toBe(
    'COMMENT_NOT_OWN',
  )
  clock.advance(14)
  const edited = await change(people.admin, 'editComment', { id: said.id, expectedVersion: 1, text: '第二' })
  expect(edited.data?.['editComment']).toMatchObject({ text: '第二', editedAt: '2026-11-20T02:14:00.000Z', version: 2 })
  expect(codeOf(await change(people.admin, 'editComment', { id: said.id, expectedVersion: 1, text: '旧' }))).toBe(
    'CONFLICT',
  )
  clock.advance(1)
  expect(codeOf(await change(people.admin, 'editComment', { id: said.id, expectedVersion: 2, text: '第三' }))).toBe(
    'COMMENT_EDITING_ENDED',
  )
  const gone = await change(people.admin, 'deleteComment', { id: said.id, expectedVersion: 2 })
  expect(gone.data?.['deleteComment']).toMatchObject({
    text: '',
    deletedAt: '2026-11-20T02:15:00.000Z',
    availableActions: [],
  })
  expect(codeOf(await change(people.admin, 'deleteComment', { id: said.id, expectedVersion: 3 }))).toBe(
    'COMMENT_DELETED',
  )
  const seen = (await listed(people.ownerA, 'first: 100')).nodes.find(({ id }) => id === said.id)
  expect(seen).toMatchObject({ text: '', deletedAt: '2026-11-20T02:15:00.000Z' })
})

test('a file is shown with the comment and no longer when it is taken back; only own files', async () => {
  const file = await upload(people.admin, 'for the station')
  expect((await people.ownerA.http({ method: 'GET', url: `/files/${file}` })).statusCode).toBe(404)
  const said = await add(people.admin, { visibility: 'STATION', text: '', fileIds: [file] })
  expect(said.attachments.map((one) => one.file.name)).toEqual(['证据.pdf'])
  expect((await people.ownerA.http({ method: 'GET', url: `/files/${file}` })).statusCode).toBe(200)
  expect((await people.ownerC.http({ method: 'GET', url: `/files/${file}` })).statusCode).toBe(404)
  expect(problems(await people.ownerA.ask(addText, input({ fileIds: [file] })))).toEqual(['fileIds NOT_FOUND'])
  expect(codeOf(await change(people.admin, 'editComment', { id: said.id, expectedVersion: 1, text: '' }))).toBe(null)
  await change(people.admin, 'deleteComment', { id: said.id, expectedVersion: 2 })
  expect((await people.ownerA.http({ method: 'GET', url: `/files/${file}` })).statusCode).toBe(404)
})

test('text is text: markup stays as typed', async () => {
  const markup = '<img src=x onerror=alert(1)> [a](javascript:1)'
  expect((await add(people.admin, { text: `${markup}\u0000` })).text).toBe(markup)
  expect(problems(await people.admin.ask(addText, input({ text: ' \u200B ' })))).toEqual(['text REQUIRED'])
})

test('sent twice with one key it is said once', async () => {
  const headers = { 'idempotency-key': 'comment-once-0123456789' }
  const answers = [
    await people.admin.data<Fields>(addText, input({ text: '一次' }), { headers }),
    await people.admin.data<Fields>(addText, input({ text: '一次' }), { headers }),
  ]
  expect(answers[0]).toEqual(answers[1])
  expect(await world.sql(`select 1 from comment where text = '一次'`)).toHaveLength(1)
})
