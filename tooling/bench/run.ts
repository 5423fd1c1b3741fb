// npm run bench -- [--rows 10k|100k|1m] [--quick] [--page] [--lists] [--rounds 3] [--seconds 2] [--port 4650] [--data folder] [--only a,b] [--json file]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { casesFor, type Case } from './cases.ts'
import { fill } from './data.ts'
import { askOnce, shoot, type MakeRequest, type Shot } from './load.ts'
import { listTable, measureLists } from './lists.ts'
import { cpuSeconds, memoryOf, processesOf } from './machine.ts'
import { measurePage } from './page.ts'
import { callersOf, owner, postmasterOf, signIn, start, startProduct, type Running } from './program.ts'
import { summarise, table, type Measured } from './report.ts'

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string' },
    quick: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
    lists: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    port: { type: 'string', default: '4650' },
    data: { type: 'string' },
    only: { type: 'string' },
    clients: { type: 'string', default: '32,1' },
    json: { type: 'string' },
  },
})
const countOf = (text: string) => Number(text.replace(/k$/, '000').replace(/m$/, '000000'))
const rows = countOf(options.rows ?? (options.quick ? '10k' : '1m'))
const rounds = Number(options.rounds ?? (options.quick ? 2 : 3))
const milliseconds = Number(options.seconds ?? (options.quick ? 1 : 2)) * 1000
const port = Number(options.port)
const folder = options.data ?? mkdtempSync(join(tmpdir(), 'stationmaster-bench-'))
const say = (line: string) => console.error(line)

/** The same questions at every run and for both servers. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}

interface Target {
  name: 'product' | 'raw'
  running: Running
  port: number
  request: (test: Case) => MakeRequest
}

function targetsOf(product: Running, raw: Running, cookies: readonly string[]): Target[] {
  const random = seeded(7)
  const variablesOf = (test: Case) => test.variables(random)
  return [
    {
      name: 'product',
      running: product,
      port,
      request: (test) => (client) => ({
        path: '/graphql',
        headers: {
          cookie: cookies[client % cookies.length] ?? '',
          'x-stationmaster-app': 'admin',
          'accept-language': 'zh-CN',
        },
        body: JSON.stringify({ query: test.query, variables: variablesOf(test) }),
      }),
    },
    {
      name: 'raw',
      running: raw,
      port: port + 1,
      request: (test) => () => ({
        path: `/${encodeURIComponent(test.name)}`,
        body: JSON.stringify({ variables: variablesOf(test) }),
      }),
    },
  ]
}

/** Both servers must say the same before their speed means anything. */
async function compare(tests: readonly Case[], [product, raw]: Target[]): Promise<void> {
  for (const test of tests.filter(({ changes }) => !changes)) {
    for (let turn = 0; turn < 3; turn += 1) {
      const variables = test.variables(seeded(turn + 1))
      const fixed = { ...test, variables: () => variables }
      const [ours, theirs] = await Promise.all(
        [product, raw].map((target) => askOnce(target?.port ?? 0, (target as Target).request(fixed))),
      )
      if (JSON.stringify(JSON.parse(ours ?? '')) !== JSON.stringify(JSON.parse(theirs ?? '')))
        throw new Error(`${test.name}: the answers differ\n${ours?.slice(0, 1500)}\n${theirs?.slice(0, 1500)}`)
    }
  }
}

/** Long enough for both to be compiled, so that the first round measures what all others do. */
async function warmUp(tests: readonly Case[], targets: readonly Target[]): Promise<void> {
  for (const test of tests.filter(({ changes }) => !changes))
    for (const target of targets)
      await shoot(target.port, target.request(test), { clients: 32, milliseconds: milliseconds * 2 })
}

/** What the product does after a change (notices to everybody concerned) shall not weigh on the shots that follow. */
async function forgetEvents(): Promise<void> {
  const client = await owner(folder)
  await client.query(`delete from boss.job where name = 'event'`)
  await client.end()
}

async function measure(test: Case, target: Target, clients: number): Promise<Measured> {
  const postmaster = postmasterOf(folder).pid
  const programs = processesOf(target.running.child.pid ?? 0, postmaster)
  const databases = processesOf(postmaster)
  await shoot(target.port, target.request(test), { clients, milliseconds: Math.min(300, milliseconds / 4) })
  const before = [cpuSeconds(programs), cpuSeconds(databases)] as const
  const shot: Shot = await shoot(target.port, target.request(test), { clients, milliseconds })
  const after = [cpuSeconds(programs), cpuSeconds(processesOf(postmaster))] as const
  return {
    case: test.name,
    isRead: test.isRead,
    target: target.name,
    clients,
    perSecond: shot.requests / shot.seconds,
    p50: shot.latencies[Math.floor(shot.latencies.length / 2)] ?? 0,
    p99: shot.latencies[Math.floor(shot.latencies.length * 0.99)] ?? 0,
    appMs: ((after[0] - before[0]) * 1000) / shot.requests,
    databaseMs: ((after[1] - before[1]) * 1000) / shot.requests,
    memoryMb: memoryOf(target.running.child.pid ?? 0),
  }
}

/** In rounds, so that both servers meet the same machine; who begins changes from round to round. */
const shotsOf = (tests: readonly Case[], targets: readonly Target[]) =>
  options.clients
    .split(',')
    .flatMap((clients) => Array.from({ length: rounds }, (_, round) => ({ clients: Number(clients), round })))
    .flatMap((shot) => tests.map((test) => ({ ...shot, test })))
    .flatMap((shot) => (shot.round % 2 ? targets.toReversed() : targets).map((target) => ({ ...shot, target })))

async function main(): Promise<void> {
  let product = await startProduct(folder, port)
  const client = await owner(folder)
  say(`filling ${rows.toLocaleString('en')} documents …`)
  await fill(client, rows, say)
  const cookies = await signIn(client, folder, 32)
  const tests = (await casesFor(client)).filter(({ name }) => !options.only || options.only.split(',').includes(name))
  const callers = options.lists ? await callersOf(client, folder) : []
  await client.end()
  await product.stop()
  product = await startProduct(folder, port)
  const idleMb = memoryOf(product.child.pid ?? 0)
  const raw = await start([join(import.meta.dirname, 'raw-server.ts'), folder, '10'], port + 1, {
    path: '/readyz',
    env: {},
  })
  const targets = targetsOf(product, raw, cookies)
  try {
    await forgetEvents()
    if (options.lists) return console.log(listTable(await measureLists(product.url, callers)))
    await compare(tests, targets)
    await warmUp(tests, targets)
    const found: Measured[] = []
    for (const { test, target, clients } of shotsOf(tests, targets)) {
      found.push(await measure(test, target, clients))
      if (test.changes) await forgetEvents()
    }
    const summary = { rows, coldStartMs: Math.round(product.startedInMs), idleMb, results: summarise(found) }
    console.log(table(summary))
    if (options.page) console.log('in the browser:', JSON.stringify(await measurePage(product.url, cookies[0] ?? '')))
    if (options.json) writeFileSync(options.json, JSON.stringify({ ...summary, rounds: found }, null, 2))
  } finally {
    await raw.stop()
    await product.stop()
    if (!options.data) rmSync(folder, { recursive: true, force: true })
  }
}

await main()
