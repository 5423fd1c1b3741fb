import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withClient } from '../src/kernel/database.ts'
import { startEmbeddedPostgres } from '../src/kernel/embedded-postgres.ts'

const root = join(import.meta.dirname, '..')

/** The program as it is shipped, built unless it is already. Answers its first file. */
export function buildProgram(): string {
  const repository = join(root, '../..')
  const { status, stdout } = spawnSync(process.execPath, ['tooling/run.mjs', 'build', '--if-stale'], {
    cwd: repository,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stdout)
  return join(root, 'dist/main.js')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** The built program on a data folder of its own; it may be killed and started again. `settings` are variables of its own. */
export async function programOn(main: string, settings: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'stationmaster-crash-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    PATH: process.env['PATH'],
    PORT: String(port),
    DATA_DIR: folder,
    PUBLIC_URL: url,
    DEMO: 'true',
    LOG_LEVEL: 'error',
    ...settings,
  }
  const running: { child: ChildProcess | null; words: string } = { child: null, words: '' }

  const isReady = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )

  async function start(): Promise<void> {
    const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    running.child = child
    child.stderr.on('data', (chunk: Buffer) => (running.words += chunk.toString()))
    while (!(await isReady())) {
      if (child.exitCode !== null) throw new Error(`The program ended: ${running.words}`)
      await sleep(50)
    }
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const { child } = running
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }

  /** Asks the database of the running program, as its owner. */
  async function sql<R extends object>(text: string, values: unknown[] = []): Promise<R[]> {
    const { host, port: socket, user } = await startEmbeddedPostgres(folder, { join: true })
    return withClient(
      { host, port: socket, user, database: 'stationmaster' },
      async (client) => (await client.query<R>(text, values)).rows,
    )
  }

  return {
    url,
    folder,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    pid: () => running.child?.pid ?? 0,
    sql,
    words: () => running.words,
    remove: async () => {
      await end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type Program = Awaited<ReturnType<typeof programOn>>
