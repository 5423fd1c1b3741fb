import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type Fields, type World } from '../../../test/world.ts'
import { fixedClock } from '../../kernel/clock.ts'

const clock = fixedClock('2031-01-02T02:00:00Z')
let world: World
let admin: Client
let owner: Client
let station: string
let version = 1

beforeAll(async () => {
  world = await openWorld({ clock })
  admin = await world.as('HQ_ADMIN')
  owner = await world.asOwnerOf('A')
  station = await world.stationId('A')
  await update({ principalPhone: '13612345678', remark: '看' })
  await update({
    contractEndsOn: '2040-01-01',
    level: 'LEVEL_1',
    contacts: [{ name: '张三', duty: '接待', phone: '13912345678' }],
  })
  await run('suspendStation', { reason: '整改', reference: 'QX-7' }, 'StationStepInput')
  await say('内部', 'INTERNAL')
  await say('对站', 'STATION')
  await update({ level: 'LEVEL_2' })
})
afterAll(() => world.close())

async function run(name: string, more: object, type: string) {
  clock.advance(1)
  const input = { id: station, expectedVersion: version, ...more }
  await admin.data<Fields>(`mutation ($input: ${type}!) { ${name}(input: $input) { id } }`, { input })
  version =
    (await world.sql<{ version: number }>('select version from station where id = $1', [station]))[0]?.version ?? 0
}
const update = (more: object) => run('updateStation', more, 'UpdateStationInput')
async function say(text: string, visibility: string) {
  clock.advance(1)
  await admin.data<Fields>('mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }', {
    input: { subjectType: 'STATION', subjectId: station, text, visibility },
  })
}

interface Entry {
  id: string
  kind: string
  title: string
  byName: string
  from: string | null
  to: string | null
  reason: string | null
  reference: string | null
  changes: { field: string; label: string; from: string | null; to: string | null }[]
  comment: { text: string } | null
}
const query = `query ($id: ID!, $show: TimelineShow, $field: String, $first: Int, $after: String) {
  timeline(subjectType: STATION, subjectId: $id, show: $show, field: $field, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id at kind title byName from to reason reference changes { field label from to } comment { text } } } }`
const page = async (client: Client, over: object = {}, locale = 'en') =>
  (
    await client.data<{ timeline: { nodes: Entry[]; pageInfo: { hasNextPage: boolean; endCursor: string } } }>(
      query,
      { id: station, show: 'ALL', ...over },
      { headers: { 'accept-language': locale } },
    )
  ).timeline
const kinds = async (client: Client, over: object = {}) => (await page(client, over)).nodes.map(({ kind }) => kind)

test('tells who changed what from what to what, in the reader’s words', async () => {
  const { nodes } = await page(admin)
  expect(nodes.map(({ kind }) => kind)).toEqual(['CHANGE', 'COMMENT', 'COMMENT', 'STATE', 'CHANGE', 'CHANGE', 'STATE'])
  expect(nodes[0]).toMatchObject({
    title: 'Edit station',
    byName: 'HQ_ADMIN',
    changes: [{ field: 'level', label: 'Level', from: 'Level 1', to: 'Level 2' }],
  })
  expect(nodes[3]).toMatchObject({
    title: 'Suspend station',
    from: 'On probation',
    to: 'Suspended',
    reason: '整改',
    reference: 'QX-7',
  })
  const phones = nodes.flatMap(({ changes }) => changes.filter(({ field }) => /phone/i.test(field)))
  expect(phones.map(({ to }) => to)).toEqual(expect.arrayContaining(['136****5678', '139****5678']))
  expect(JSON.stringify(nodes)).not.toMatch(/13612345678|searchText|provinceId/)
  expect((await page(admin, {}, 'zh-CN')).nodes[3]).toMatchObject({ to: '暂停' })
})

test('finds the reason of a step whose audit row does not tell it', async () => {
  await world.sql(`update station_state_change set reason = '首次试运营' where station_id = $1 and step = 'create'`, [
    station,
  ])
  await world.sql(
    `insert into audit_event (id, at, actor_name, actor_roles, station_id, action, entity, entity_id, outcome, changes, request_id)
     select gen_random_uuid(), at, '种子', '{}', station_id, 'createStation', 'Station', station_id, 'DONE', '[]', 'seed' from station_state_change where station_id = $1 and step = 'create'`,
    [station],
  )
  const last = (await page(admin)).nodes.at(-1)
  expect(last).toMatchObject({ kind: 'STATE', title: 'Create station', to: 'On probation', reason: '首次试运营' })
})

test('equals the audit trail: each finished deed once', async () => {
  const { nodes } = await page(admin, { show: 'CHANGES', first: 100 })
  const events = await world.sql<{ id: string }>(
    `select id from audit_event where entity_id = $1 and outcome = 'DONE'`,
    [station],
  )
  const states = await world.sql<{ id: string }>(
    `select s.id from station_state_change s where s.station_id = $1 and not exists (select 1 from audit_event a where a.entity_id = $1 and a.at = s.at)`,
    [station],
  )
  expect(nodes.map(({ id }) => id).toSorted()).toEqual([...events, ...states].map(({ id }) => id).toSorted())
})

test('a station reads its own, without what is internal; others read nothing', async () => {
  expect((await page(owner)).nodes.flatMap(({ comment }) => comment?.text ?? [])).toEqual(['对站'])
  expect(await kinds(owner, { show: 'CHANGES' })).toEqual(await kinds(admin, { show: 'CHANGES' }))
  for (const other of [await world.asOwnerOf('C'), await world.as('CALL_AGENT'), await world.as('TECHNICIAN')])
    expect(await kinds(other)).toEqual([])
})

test('is narrowed by kind and by field', async () => {
  expect(await kinds(admin, { show: 'COMMENTS' })).toEqual(['COMMENT', 'COMMENT'])
  expect(await kinds(admin, { show: 'FILES' })).toEqual([])
  const history = await page(admin, { field: 'level' })
  expect(
    history.nodes.flatMap(({ changes }) => changes.filter(({ field }) => field === 'level').map(({ to }) => to)),
  ).toEqual(['Level 2', 'Level 1'])
  expect(history.nodes).toHaveLength(2)
  expect(await kinds(admin, { field: 'state' })).toEqual(['STATE', 'STATE'])
  expect(await kinds(admin, { field: 'searchText' })).toEqual([])
  expect(await kinds(admin, { field: `x' or 1=1 --` })).toEqual([])
})

test('walked page by page it is the same list, with nothing twice', async () => {
  const all = (await page(admin, { first: 100 })).nodes.map(({ id }) => id)
  const walked: string[] = []
  let after: string | null = null
  do {
    const { nodes, pageInfo } = await page(admin, { first: 2, after })
    walked.push(...nodes.map(({ id }) => id))
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after)
  expect(walked).toEqual(all)
  expect(await admin.code(query, { id: station, show: 'ALL', after: 'nonsense' })).toBe('INPUT_INVALID')
})
