import { roles } from '@stationmaster/contracts/identity'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { randomFrom, type Random } from '../src/seed/random.ts'
import { canaryOf, fillStations, type StationRows } from './canaries.ts'
import { isStationRole, stationNames, type StationName } from './template.ts'
import { openWorld, type World } from './world.ts'

const poolSize = 5
const requests = 10_000
const callers = 64
const atOnce = 32

interface Person {
  name: string
  userId: string
  headers: Record<string, string>
  sees: readonly StationName[]
}

let world: World
let rows: Record<StationName, StationRows>
let people: Person[]
let url: string

beforeAll(async () => {
  world = await openWorld({ config: { databasePool: poolSize } })
  rows = await fillStations(world)
  people = await Promise.all([
    ...roles.map((role) =>
      personOf(`${role}@test`, isStationRole(role) ? ['A'] : role === 'REGION_MANAGER' ? ['A', 'B'] : stationNames),
    ),
    personOf('owner-b@test', ['B']),
    personOf('owner-c@test', ['C']),
  ])
  for (let number = people.length; number < callers; number += 1) people.push(await colleague(number))
  await world.app.server.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(world.app.server.server.address() as AddressInfo).port}/graphql`
})
afterAll(() => world.close())

async function personOf(email: string, sees: readonly StationName[]): Promise<Person> {
  const [user] = await world.sql<{ id: string; audience: string }>(
    'select id, audience from app_user where email = $1',
    [email.toLowerCase()],
  )
  const app = user?.audience === 'STATION' ? 'portal' : 'admin'
  const cookie = await world.cookieOf(user?.id ?? '', app)
  const headers = { cookie, 'x-stationmaster-app': app, 'content-type': 'application/json', 'accept-language': 'en' }
  return { name: email, userId: user?.id ?? '', sees, headers }
}

/** One more account at a station, so that many callers share the connections of one role. */
async function colleague(number: number): Promise<Person> {
  const station = stationNames[number % stationNames.length] as StationName
  const email = `colleague-${number}@test`
  await world.sql(
    `with person as (insert into app_user (id, name, email, audience, state, roles, station_id, created_at, updated_at)
       values (gen_random_uuid(), $1, $1, 'STATION', 'ACTIVE', '{STATION_MANAGER}', $2, now(), now()) returning *)
     insert into auth."user" (id, name, email, email_verified, created_at, updated_at) select id, name, email, true, now(), now() from person`,
    [email, rows[station].station],
  )
  return personOf(email, [station])
}

const whoAmI = 'viewer { id station { code staff { name } } }'
const lists = [
  'stations(first: 50) { totalCount nodes { code address area { stationCount } staff { name station { code } } } }',
  'staffMembers { totalCount nodes { name station { code remark } } }',
  'users(first: 100) { nodes { name station { code } } }',
  'auditEvents(first: 5) { nodes { actorName changes { to } } }',
  'jobs { nodes { subject: title requestedByName } }',
]

/** One request of this person: most read, some write to the own station or try a foreign one. */
function requestOf({ sees }: Person, random: Random): { query: string; variables?: object } {
  const kind = random.below(10)
  const station = rows[random.pick(stationNames)].station
  if (kind < 6) return { query: `{ ${whoAmI} ${random.pick(lists)} }` }
  if (kind < 8)
    return { query: `query ($id: ID!) { ${whoAmI} station(id: $id) { code address } }`, variables: { id: station } }
  const own = rows[sees[0] ?? 'A'].station
  const input =
    kind === 8
      ? { id: random.chance(0.5) ? own : station, expectedVersion: 999, servicePhone: '0571-88886666' }
      : {
          stationId: random.chance(0.5) ? own : station,
          name: '新员工',
          phone: `135${String(random.below(100_000_000)).padStart(8, '0')}`,
          position: 'DRIVER',
          productLines: [],
          joinedOn: '2025-01-01',
        }
  const [name, type] = kind === 8 ? ['updateStation', 'UpdateStationInput'] : ['addStaffMember', 'AddStaffMemberInput']
  return { query: `mutation ($input: ${type}!) { ${name}(input: $input) { id version } }`, variables: { input } }
}

const seen = { answered: 0, aborted: 0, wrong: [] as string[], codes: new Map<string, number>() }

function judge(person: Person, text: string): void {
  const { data, errors = [] } = JSON.parse(text) as {
    data: { viewer?: { id: string } } | null
    errors?: { extensions: { code: string } }[]
  }
  const foreign = stationNames.filter(
    (name) => !person.sees.includes(name) && (text.includes(canaryOf(name)) || text.includes(`"W-${name}"`)),
  )
  if (foreign.length > 0 || (data?.viewer && data.viewer.id !== person.userId))
    seen.wrong.push(`${person.name}: ${text}`)
  for (const { extensions } of errors) seen.codes.set(extensions.code, (seen.codes.get(extensions.code) ?? 0) + 1)
}

async function send(person: Person, random: Random): Promise<void> {
  const abort = new AbortController()
  const impatient = random.chance(0.1)
  const body = JSON.stringify(requestOf(person, random))
  const timer = impatient ? setTimeout(() => abort.abort(), random.below(12)) : null
  try {
    const answer = await fetch(url, { method: 'POST', headers: person.headers, body, signal: abort.signal })
    judge(person, await answer.text())
    seen.answered += 1
  } catch (error) {
    if (!abort.signal.aborted) throw error
    seen.aborted += 1
  } finally {
    if (timer) clearTimeout(timer)
  }
}

test('thousands of interleaved requests on five connections: nobody is taken for another', async () => {
  const before = await world.sql('select md5(string_agg(s::text, $1 order by id)) as hash from station s', [','])
  const random = randomFrom(20_261_121)
  let left = requests
  const worker = async () => {
    while ((left -= 1) >= 0) await send(random.pick(people), random)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  expect(seen.wrong).toEqual([])
  expect(seen.answered + seen.aborted).toBe(requests)
  expect(seen.aborted).toBeGreaterThan(requests / 100)
  expect(
    [...seen.codes.keys()].filter((code) => !['FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'INPUT_INVALID'].includes(code)),
  ).toEqual([])
  expect(await world.sql('select md5(string_agg(s::text, $1 order by id)) as hash from station s', [','])).toEqual(
    before,
  )
  const planted = await world.sql(
    `select 1 from audit_event a join staff_member m on m.id = a.entity_id join app_user u on u.id = a.actor_id
      where a.action = 'addStaffMember' and a.outcome = 'DONE' and u.station_id is not null and m.station_id <> u.station_id`,
  )
  expect(planted).toEqual([])
}, 600_000)

test('callers who go away before they are answered leave no turn taken', async () => {
  const [person] = people as [Person]
  const body = JSON.stringify({ query: `{ ${whoAmI} ${lists[0]} }` })
  const ask = (signal?: AbortSignal) =>
    fetch(url, { method: 'POST', headers: person.headers, body, ...(signal ? { signal } : {}) })
  for (let turn = 0; turn < 40; turn += 1) await ask(AbortSignal.timeout(turn % 8)).catch(() => null)
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => ask().then((answer) => answer.json() as Promise<object>)),
  )
  for (const answer of answers) expect(answer).not.toHaveProperty('errors')
})

const openTransactions = async () =>
  (
    await world.sql<{ id: string }>(
      `select concat_ws(' ', pid, xact_start) as id from pg_stat_activity
        where datname = current_database() and state like 'idle in transaction%'`,
    )
  ).map(({ id }) => id)
const patient = { timeout: 10_000, interval: 100 }

test('afterwards no connection remembers anybody', async () => {
  const left = await openTransactions()
  // what follows mutations in the background opens transactions, and ends them: only those that callers left would stay
  await expect.poll(async () => (await openTransactions()).filter((one) => left.includes(one)), patient).toEqual([])
  const settings = ['app.user_id', 'app.station_id', 'app.station_ids', 'app.province_ids']
  const text = `select pg_sleep(0.2), pg_backend_pid() as pid, current_user = session_user as self, ${settings.map((name, index) => `coalesce(current_setting('${name}', true), '') as s${index}`).join(', ')}`
  for (const orm of world.app.services.database.orms) {
    const found = await Promise.all(
      Array.from({ length: poolSize }, () =>
        orm.em.fork().getConnection().execute<{ pid: number; self: boolean }[]>(text),
      ),
    )
    for (const [row] of found) expect(row).toMatchObject({ self: true, s0: '', s1: '', s2: '', s3: '' })
    expect(new Set(found.map(([row]) => row?.pid)).size).toBeGreaterThan(1)
  }
})
