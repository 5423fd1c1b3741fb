import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'

import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

const home = mkdtempSync(join(tmpdir(), 'embedded-postgres-'))
chmodSync(home, 0o711) // the server's user must pass through
const running: EmbeddedPostgres[] = []
const children: ChildProcess[] = []
const folder = (name: string) => join(home, name)

async function start(name: string, options: { join?: boolean } = {}) {
  const server = await startEmbeddedPostgres(folder(name), { durable: false, ...options })
  running.push(server)
  return server
}

async function ask(server: { host: string; port: number; user: string }, sql: string) {
  const client = new pg.Client({ ...server, database: 'postgres' })
  await client.connect()
  const { rows } = await client.query<Record<string, unknown>>(sql)
  await client.end()
  return rows
}

/** Another Node process that starts the server and tells its process id. */
async function startElsewhere(name: string) {
  const script = `import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'embedded-postgres.ts'))}
    await startEmbeddedPostgres(${JSON.stringify(folder(name))}, { durable: false, log: (line) => console.log(line) })
    console.log('ready')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const said = (word: string) =>
    new Promise<void>((done) => child.stdout.on('data', (chunk: Buffer) => chunk.includes(word) && done()))
  return { child, said }
}

const serverPid = (name: string) =>
  Number(readFileSync(join(folder(name), 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
const isAlive = (pid: number) => existsSync(`/proc/${pid}`)

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const server of running.splice(0)) await server.stop()
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('a healthy folder', () => {
  test('is made once, keeps its rows, and finds Chinese text', async () => {
    const first = await start('healthy')
    expect(first).toMatchObject({ user: 'stationmaster', adopted: false })
    await ask(first, 'create table kept as select 1 as one')
    await ask(first, 'create extension pg_trgm')
    expect(await ask(first, "select cardinality(show_trgm('浦东')) as trigrams")).toEqual([{ trigrams: 3 }])
    await first.stop()
    expect(existsSync(first.host)).toBe(false)

    const second = await start('healthy')
    expect(await ask(second, 'select one from kept')).toEqual([{ one: 1 }])
    expect(await ask(second, "select current_setting('listen_addresses') as network")).toEqual([{ network: '' }])
  })

  test('is refused to a second process, which may join it when it says so', async () => {
    const { said } = await startElsewhere('shared')
    await said('ready')
    await expect(start('shared')).rejects.toMatchObject({ code: 'EMBEDDED_POSTGRES_LOCKED' })
    const joined = await start('shared', { join: true })
    expect(joined.adopted).toBe(true)
    expect(await ask(joined, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('is refused twice in one process too, and free again after stop', async () => {
    const first = await start('twice')
    await expect(start('twice')).rejects.toThrow('Another Stationmaster already uses the data folder')
    await first.stop()
    expect((await start('twice')).adopted).toBe(false)
  })
})

describe('kill -9', () => {
  test('of our process ends the server within two seconds and the next start works', async () => {
    const { child, said } = await startElsewhere('killed')
    await said('ready')
    const pid = serverPid('killed')
    child.kill('SIGKILL')
    const next = await start('killed')
    expect(isAlive(pid)).toBe(false)
    expect(await ask(next, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('in the middle of the first start leaves a folder that starts', async () => {
    const { child, said } = await startElsewhere('half')
    await said('creating')
    await sleep(150)
    child.kill('SIGKILL')
    expect(existsSync(join(folder('half'), 'postgres'))).toBe(false)
    expect(await ask(await start('half'), 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('a folder that cannot be used', () => {
  beforeAll(async () => {
    const server = await startEmbeddedPostgres(folder('broken'), { durable: false })
    await server.stop()
  })
  const inCluster = (...names: string[]) => join(folder('broken'), 'postgres', ...names)

  test('of another major version is named', async () => {
    writeFileSync(inCluster('PG_VERSION'), '17\n')
    await expect(start('broken')).rejects.toThrow('this program brings 18')
    writeFileSync(inCluster('PG_VERSION'), '18\n')
  })

  test('is never recreated: unreadable control file', async () => {
    const control = readFileSync(inCluster('global', 'pg_control'))
    writeFileSync(inCluster('global', 'pg_control'), Buffer.alloc(control.length, 7))
    await expect(start('broken')).rejects.toMatchObject({ code: 'EMBEDDED_POSTGRES_DAMAGED' })
    writeFileSync(inCluster('global', 'pg_control'), control)
    await (await start('broken')).stop()
  })

  test('is never recreated: files are gone', async () => {
    mkdirSync(join(folder('empty'), 'postgres'), { recursive: true })
    await expect(start('empty')).rejects.toMatchObject({ code: 'EMBEDDED_POSTGRES_DAMAGED' })
    expect(existsSync(join(folder('empty'), 'postgres', 'PG_VERSION'))).toBe(false)
  })
})
