import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../src/seed/demo-accounts.ts'
import { buildProgram, programOn, type Program } from './built-program.ts'
import { Listener } from './live-client.ts'

let main: string
let program: Program
let headers: Record<string, string>

beforeAll(async () => {
  main = buildProgram()
  program = await programOn(main, { WORKERS: '2' })
  await program.start()
  const answer = await post('/auth/admin/sign-in', { identifier: 'admin@demo.example', password: demoPassword })
  const cookie = answer.headers.getSetCookie().map((text) => text.split(';')[0])
  headers = { cookie: cookie.join('; '), 'x-stationmaster-app': 'admin' }
}, 300_000)
afterAll(async () => {
  await program?.remove()
})

/** On a connection of its own, so that the processes take turns. */
const post = (path: string, body: object, more: Record<string, string> = {}) =>
  fetch(program.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close', ...headers, ...more },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(20_000),
  })

const ask = async (query: string, variables: object = {}) =>
  (await (await post('/graphql', { query, variables })).json()) as {
    data: Record<string, unknown> | null
  }

/** Processes of the program that run its code; the database's are not among them. */
function answering(): number[] {
  const children = readFileSync(`/proc/${program.pid()}/task/${program.pid()}/children`, 'utf8')
  const runsCode = (pid: number) => isAlive(pid) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(main)
  return children.trim().split(' ').map(Number).filter(runsCode)
}

const until = async (isSo: () => boolean | Promise<boolean>) => {
  while (!(await isSo())) await sleep(100)
}

test('two processes answer, and a session that one of them opened and ended is known to the other', async () => {
  expect(answering()).toHaveLength(2)
  for (let turn = 0; turn < 4; turn += 1)
    expect(await ask('{ viewer { name } }')).toMatchObject({ data: { viewer: { name: '沈嘉宁' } } })
})

test('what one process changes is told to subscribers of every other', async () => {
  const pages = await Promise.all([1, 2, 3, 4].map(() => new Listener(program.url, headers).open()))
  await until(() => pages.every(({ heard }) => heard.some(({ kind }) => kind === 'READY')))
  const { data } = await ask('{ stations(first: 1) { nodes { id } } }')
  const { stations } = data as { stations: { nodes: { id: string }[] } }
  const input = { subjectType: 'STATION', subjectId: stations.nodes[0]?.id, text: '两个进程' }
  const added = await ask('mutation ($input: AddCommentInput!) { addComment(input: $input) { id } }', { input })
  const comment = (added.data?.['addComment'] as { id: string } | undefined)?.id ?? 'none'
  await until(() => pages.every(({ heard }) => heard.some(({ id: told }) => told === comment)))
  for (const page of pages) page.leave()
  expect(pages.flatMap(({ problems }) => problems)).toEqual([])
})

test('events that a process has written are worked on at once by the one that works', async () => {
  const waiting = () =>
    program.sql(`select id from outbox_event where handled_at is null and name <> 'records.changed'`)
  await until(async () => (await waiting()).length === 0)
  expect(program.words()).toBe('')
})

test('they count together how often somebody asks', async () => {
  const visitor = () => post('/graphql', { query: '{ __typename }' }, { cookie: '', 'x-stationmaster-app': '' })
  const codes: number[] = []
  for (let turn = 0; turn < 70; turn += 1) codes.push((await visitor()).status)
  expect(codes.filter((status) => status === 200).length).toBeLessThanOrEqual(60)
  expect(codes.at(-1)).toBe(429)
})

test('a process that dies is replaced', async () => {
  const [victim = 0, other = 0] = answering()
  process.kill(victim, 'SIGKILL')
  await until(() => answering().length === 2 && !answering().includes(victim))
  expect(answering()).toContain(other)
  await until(async () => (await ask('{ viewer { name } }').catch(() => null))?.data !== undefined)
})

test('a stop leaves no process behind, nor does the death of the first one', async () => {
  const first = answering()
  await program.stop()
  expect(first.filter(isAlive)).toEqual([])
  await program.start()
  const second = answering()
  expect(second).toHaveLength(2)
  await program.kill()
  await until(() => !second.some(isAlive))
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
