import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { EmbeddedPostgresError } from './embedded-postgres-errors.ts'
import {
  type Account,
  clusterHome,
  locatePrograms,
  makeSocketFolder,
  openCluster,
  type Programs,
  refuseOtherVersion,
} from './embedded-postgres-folder.ts'
import { memorySettings } from './embedded-postgres-settings.ts'
import { canConnect, lockFolder } from './folder-lock.ts'

const USER = 'stationmaster'
const PORT = 5432 // only part of the socket's file name: the server listens on no network address
const SOCKET = `.s.PGSQL.${PORT}`
/** With plain C, pg_trgm finds no trigram in Chinese text: LC_CTYPE must be UTF-8. */
const LOCALE = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
const LIBC_LOCALE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8'
const NOT_DURABLE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
const SETTINGS = [
  'listen_addresses=',
  'max_connections=100',
  'random_page_cost=1.1',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_min_messages=fatal', // rejected statements are the API's business; their text may hold personal data
  'log_min_error_statement=panic',
]
/** Runs "$@"; when our end of its stdin closes, also by kill -9 of this process, sends it the signal $STOP_SIGNAL. */
const GUARD =
  'exec 3<&0; "$@" 3<&- </dev/null & P=$!; (read -r _ <&3; kill -s "$STOP_SIGNAL" $P) 2>/dev/null & W=$!; exec 3<&- 0</dev/null; wait $P; R=$?; kill $W 2>/dev/null; rm -rf "$SOCKET_FOLDER"; exit $R'

export type EmbeddedPostgres = {
  /** The folder of the unix socket, as `pg` wants it for `host`. */
  host: string
  port: number
  user: string
  /** The server belongs to another process that still runs; `stop` leaves it alone. */
  adopted: boolean
  stop(): Promise<void>
}
export type EmbeddedPostgresOptions = {
  /** False only for tests: a crash of the machine may lose everything. */
  durable?: boolean
  /** Use the server of another running process instead of refusing (command line beside a running product). */
  join?: boolean
  log?: (line: string) => void
}

/** Starts the bundled PostgreSQL on a data folder. It stops when this process ends, however it ends. */
export async function startEmbeddedPostgres(
  dataFolder: string,
  { durable = true, join: mayJoin = false, log = () => undefined }: EmbeddedPostgresOptions = {},
): Promise<EmbeddedPostgres> {
  const folder = resolve(dataFolder)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  const lock = await lockPatiently(folder, mayJoin ? 1 : 10)
  if (!lock) {
    const running = mayJoin ? await findServer(join(clusterHome(folder), 'postgres')) : undefined
    if (!running) throw new EmbeddedPostgresError('LOCKED', { folder })
    return { host: running.host, port: PORT, user: USER, adopted: true, stop: async () => undefined }
  }
  try {
    const programs = await locatePrograms()
    const cluster = await openCluster(folder, (place, account) =>
      initialise(programs, place, { account, durable, log }),
    )
    refuseOtherVersion(cluster.folder, programs)
    await stopLeftover(cluster.folder, log)
    const server = await launch(programs, cluster, { durable, log })
    const stop = async () => {
      await server.stop()
      await lock.release()
    }
    return { host: server.host, port: PORT, user: USER, adopted: false, stop }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** A process told to stop a moment ago may still be closing: it gets a second. */
async function lockPatiently(folder: string, rounds: number) {
  for (let round = 0; round < rounds; round += 1) {
    const lock = await lockFolder(folder)
    if (lock) return lock
    await sleep(100)
  }
  return null
}

type Guarded = { child: ChildProcess; exited: Promise<number>; lastWords(): string }

function guard(command: string[], account: Account, env: Record<string, string>): Guarded {
  const child = spawn('/bin/sh', ['-c', GUARD, 'sh', ...command], {
    ...account,
    cwd: '/',
    detached: true, // Ctrl+C in the terminal must not reach it before the API has closed its connections
    stdio: ['pipe', 'ignore', 'pipe'],
    // PostgreSQL would otherwise take us for an older server when a container hands out the same process ids again.
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', PG_GRANDPARENT_PID: String(process.pid), ...env },
  })
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-2000)))
  child.stdin?.on('error', () => undefined)
  const exited = new Promise<number>((done) => {
    child.once('exit', (code) => done(code ?? 1))
    child.once('error', () => done(1))
  })
  return { child, exited, lastWords: () => words.trim() }
}

type InitialiseOptions = { account: Account; durable: boolean; log: (line: string) => void }

async function initialise({ folder }: Programs, place: string, { account, durable, log }: InitialiseOptions) {
  log('creating the database folder')
  const flags = ['-U', USER, '-E', 'UTF8', ...LOCALE, `--locale=${LIBC_LOCALE}`, '--auth=trust']
  const command = [join(folder, 'initdb'), '-D', place, ...flags, ...(durable ? [] : ['--no-sync'])]
  const run = guard(command, account, { STOP_SIGNAL: 'TERM' })
  if ((await run.exited) !== 0) throw new EmbeddedPostgresError('NOT_STARTED', { detail: run.lastWords() })
}

type LaunchOptions = { durable: boolean; log: (line: string) => void }

async function launch(programs: Programs, cluster: { folder: string; account: Account }, options: LaunchOptions) {
  const host = makeSocketFolder(tmpdir(), cluster.account)
  const settings = [...SETTINGS, ...memorySettings(options), ...(options.durable ? [] : NOT_DURABLE)].flatMap(
    (setting) => ['-c', setting],
  )
  const command = [join(programs.folder, 'postgres'), '-D', cluster.folder, '-k', host, ...settings]
  const run = guard(command, cluster.account, { STOP_SIGNAL: 'INT', SOCKET_FOLDER: host })
  let ended = false
  let stopping = false
  void run.exited.then(() => {
    ended = true
    if (!stopping) options.log(`the bundled PostgreSQL ended: ${run.lastWords()}`)
  })
  while (!isReady(cluster.folder, host)) {
    if (ended) throw startFailure(cluster.folder, run.lastWords())
    await sleep(20)
  }
  const stop = async () => {
    stopping = true
    run.child.stdin?.end()
    await run.exited
    rmSync(host, { recursive: true, force: true })
  }
  return { host, stop }
}

/** postmaster.pid: line 1 process id, line 5 socket folder, line 8 status. */
function readServerFile(cluster: string): { pid: number; host: string; status: string } | undefined {
  const file = join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  return { pid: Number(lines[0]), host: lines[4] ?? '', status: (lines[7] ?? '').trim() }
}

function isReady(cluster: string, host: string): boolean {
  const server = readServerFile(cluster)
  return server?.host === host && server.status === 'ready'
}

async function findServer(cluster: string) {
  const server = readServerFile(cluster)
  return server && (await canConnect(join(server.host, SOCKET))) ? server : undefined
}

function startFailure(cluster: string, words: string): EmbeddedPostgresError {
  if (words.includes('postmaster.pid')) return new EmbeddedPostgresError('LOCKED', { folder: cluster })
  return new EmbeddedPostgresError('DAMAGED', { folder: cluster, detail: words })
}

/** We hold the lock, so a server still alive belonged to a crashed process: it is about to end, or is told to. */
async function stopLeftover(cluster: string, log: (line: string) => void): Promise<void> {
  for (let round = 0; round < 300; round += 1) {
    const server = await findServer(cluster)
    if (!server) return
    if (round === 20) {
      log(`stopping PostgreSQL ${server.pid}, left by a process that crashed`)
      process.kill(server.pid, 'SIGINT')
    }
    await sleep(100)
  }
}
