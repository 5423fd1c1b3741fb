import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../src/seed/demo-accounts.ts'
import { buildProgram, programOn, type Program } from './built-program.ts'

const clients = 16
const kills = 3
const accounts = ['admin@demo.example', 'network@demo.example']

let program: Program
let cookies: string[]
let stations: string[]
let journal: { write: (line: string) => void; lines: () => string[]; close: () => void }

beforeAll(async () => {
  program = await programOn(buildProgram())
  await program.start()
  cookies = []
  for (const identifier of accounts) cookies.push(await signIn(identifier))
  const rows = await program.sql<{ id: string }>(
    `select id from station where state = 'ACTIVE' order by code limit $1`,
    [clients],
  )
  stations = rows.map(({ id }) => id)
  journal = openJournal(join(program.folder, 'journal'))
}, 300_000)
afterAll(async () => {
  journal?.close()
  await program?.remove()
})

async function signIn(identifier: string): Promise<string> {
  const body = JSON.stringify({ identifier, password: demoPassword })
  const answer = await fetch(`${program.url}/auth/admin/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Each line is on the disk before anything else happens: the journal is what the clients know for certain. */
function openJournal(file: string) {
  const handle = openSync(file, 'a')
  const write = (line: string) => {
    writeSync(handle, `${line}\n`)
    fdatasyncSync(handle)
  }
  return { write, lines: () => readFileSync(file, 'utf8').trim().split('\n'), close: () => closeSync(handle) }
}

const query = 'mutation ($input: AddStaffMemberInput!) { addStaffMember(input: $input) { id } }'
const work = { stopped: false, unknown: 0, refused: [] as string[] }
const comeAgain = new Set(['RATE_LIMITED', 'CONFLICT_IN_PROGRESS', 'INTERNAL'])

/** The id of the stored record, or null when nobody can know whether it was stored. */
async function attempt(key: string, input: object, cookie: string): Promise<string | null> {
  try {
    const headers = {
      cookie,
      'content-type': 'application/json',
      'x-stationmaster-app': 'admin',
      'idempotency-key': key,
      'accept-language': 'en',
    }
    const answer = await fetch(`${program.url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query, variables: { input } }),
      signal: AbortSignal.timeout(10_000),
    })
    const { data, errors } = (await answer.json()) as {
      data?: { addStaffMember: { id: string } }
      errors?: { extensions: { code: string } }[]
    }
    const code = errors?.[0]?.extensions.code
    if (code && !comeAgain.has(code)) work.refused.push(`${key}: ${JSON.stringify(errors)}`)
    return data?.addStaffMember.id ?? null
  } catch {
    work.unknown += 1
    return null
  }
}

/** Adds one person after the other; what is not answered is sent again with the same key until it is. */
async function client(number: number): Promise<void> {
  for (let count = 1; !work.stopped && work.refused.length === 0; count += 1) {
    const key = `crash-test-${String(number).padStart(2, '0')}-${String(count).padStart(6, '0')}`
    const phone = `13${String(number).padStart(2, '0')}${String(count).padStart(7, '0')}`
    const input = {
      stationId: stations[number % stations.length],
      name: key,
      phone,
      position: 'DRIVER',
      productLines: [],
      joinedOn: '2026-01-05',
    }
    journal.write(`intent ${key}`)
    let id = await attempt(key, input, cookies[number % cookies.length] ?? '')
    while (!id && work.refused.length === 0) {
      await sleep(50 + Math.random() * 100)
      id = await attempt(key, input, cookies[number % cookies.length] ?? '')
    }
    if (id) journal.write(`ack ${key} ${id}`)
  }
}

const wordsOf = (kind: string) =>
  journal.lines().flatMap((line) => (line.startsWith(`${kind} `) ? [line.split(' ').slice(1)] : []))

test('kill -9 under load loses nothing that was acknowledged and does nothing twice', async () => {
  const running = Array.from({ length: clients }, (_, number) => client(number))
  for (let kill = 0; kill < kills; kill += 1) {
    await sleep(700 + Math.random() * 1300)
    await program.kill()
    await program.start()
  }
  await sleep(500)
  work.stopped = true
  await Promise.all(running)

  const [intents, acks] = [wordsOf('intent').map(([key]) => key), wordsOf('ack')]
  const stored = await program.sql<{ key: string; ids: string[] }>(
    `select name as key, array_agg(id::text) as ids from staff_member where name like 'crash-test-%' group by name order by name`,
  )
  expect(work.refused).toEqual([])
  expect(stored.filter(({ ids }) => ids.length > 1)).toEqual([])
  expect(stored.map(({ key, ids }) => `${key} ${ids[0]}`)).toEqual(acks.map((words) => words.join(' ')).toSorted())
  expect(stored.map(({ key }) => key)).toEqual(intents.toSorted((a = '', b = '') => (a < b ? -1 : 1)))
  expect(acks.length).toBeGreaterThan(clients)
  expect(work.unknown).toBeGreaterThan(0)

  const counts = `select (select count(*) from audit_event where action = 'addStaffMember' and outcome = 'DONE')::int as deeds,
    (select count(*) from idempotency where response is not null)::int as answers, (select count(distinct badge_number) from staff_member)::int as numbers,
    (select sum(last) from number_range where prefix = 'SG')::int as last`
  const [{ deeds, answers, numbers, last } = { deeds: 0, answers: 0, numbers: 0, last: 0 }] = await program.sql<{
    deeds: number
    answers: number
    numbers: number
    last: number
  }>(counts)
  expect({ deeds, answers, numbers }).toEqual({ deeds: acks.length, answers: acks.length, numbers: last })
  expect(program.words()).not.toMatch(/operation failed|outbox relay/)
}, 300_000)
