import { spawn, type ChildProcess } from 'node:child_process'
import { createHmac, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const root = join(import.meta.dirname, '../..')
const patience = 180_000

export interface Running {
  url: string
  child: ChildProcess
  /** From spawn to the first answer. */
  startedInMs: number
  stop: () => Promise<void>
}

/** Starts a program of ours and waits until `path` answers. */
export async function start(
  args: string[],
  port: number,
  at: { path: string; env: NodeJS.ProcessEnv },
): Promise<Running> {
  const url = `http://127.0.0.1:${port}`
  const started = performance.now()
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'], PORT: String(port), NODE_ENV: 'production', ...at.env },
  })
  const answers = () =>
    fetch(url + at.path).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await answers())) {
    if (child.exitCode !== null || performance.now() - started > patience) throw new Error(`${args[0]} did not start`)
    await sleep(5)
  }
  const stop = async () => {
    if (child.exitCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  return { url, child, startedInMs: performance.now() - started, stop }
}

/** The product as shipped, but for the requests per minute of one person, which a load generator exceeds. */
export const startProduct = (folder: string, port: number) =>
  start(['--enable-source-maps', join(root, 'apps/api/dist/main.js')], port, {
    path: '/readyz',
    env: { DATA_DIR: folder, DEMO: 'true', REQUESTS_PER_MINUTE: '100000000', ...workers() },
  })

const workers = () => (process.env['WORKERS'] ? { WORKERS: process.env['WORKERS'] } : {})

/** postmaster.pid: line 1 process id, line 5 socket folder. */
export function postmasterOf(folder: string): { pid: number; host: string } {
  const lines = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')
  return { pid: Number(lines[0]), host: lines[4] ?? '' }
}

export const connectionOf = (folder: string) => ({
  host: postmasterOf(folder).host,
  port: 5432,
  user: 'stationmaster',
  database: 'stationmaster',
})

export async function owner(folder: string): Promise<pg.Client> {
  const client = new pg.Client(connectionOf(folder))
  await client.connect()
  return client
}

const apps = { admin: 'session:admin', portal: 'session:portal' } as const
export type App = keyof typeof apps

/** Signs a person in: a session as sign-in would have made it. Answers its cookie. */
export async function sessionOf(client: pg.Client, folder: string, at: { userId: string; app: App }): Promise<string> {
  const secret = readFileSync(join(folder, 'session-secret'), 'utf8').trim()
  const key = createHmac('sha256', secret).update(apps[at.app]).digest('base64url')
  const token = randomUUID().replaceAll('-', '')
  await client.query(
    `insert into auth.session (id, user_id, app, token, last_seen_at, expires_at, created_at, updated_at) values ($1, $2, $3, $4, now(), now() + interval '12 hours', now(), now())`,
    [randomUUID(), at.userId, at.app, token],
  )
  const signature = createHmac('sha256', key).update(token).digest('base64')
  return `sm_${at.app}=${encodeURIComponent(`${token}.${signature}`)}`
}

/** New administrators, signed in. Answers their cookies. */
export async function signIn(client: pg.Client, folder: string, count: number): Promise<string[]> {
  const cookies: string[] = []
  for (let index = 0; index < count; index += 1) {
    const userId = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
    await client.query(
      `insert into app_user (id, name, email, audience, state, roles, created_at, updated_at) values ($1, '测试', $2, 'HEADQUARTERS', 'ACTIVE', '{HQ_ADMIN}', now(), now()) on conflict do nothing`,
      [userId, `bench-${index}@bench.example`],
    )
    await client.query(
      `insert into auth."user" (id, name, email, email_verified, created_at, updated_at) values ($1, 'x', $2, true, now(), now()) on conflict do nothing`,
      [userId, `${userId}@login.invalid`],
    )
    cookies.push(await sessionOf(client, folder, { userId, app: 'admin' }))
  }
  return cookies
}

/** One person of each kind of reach: all rows, those of a region, those of one station. */
export async function callersOf(client: pg.Client, folder: string) {
  const roles: [name: string, role: string, app: App][] = [
    ['admin', 'HQ_ADMIN', 'admin'],
    ['region', 'REGION_MANAGER', 'admin'],
    ['station', 'STATION_OWNER', 'portal'],
  ]
  const callers = []
  for (const [name, role, app] of roles) {
    const { rows } = await client.query<{ id: string }>(
      `select id from app_user where $1 = any (roles) and state = 'ACTIVE' order by email, phone limit 1`,
      [role],
    )
    callers.push({ name, app, cookie: await sessionOf(client, folder, { userId: rows[0]?.id ?? '', app }) })
  }
  return callers
}
