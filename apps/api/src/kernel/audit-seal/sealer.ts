import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import { openPool, type Database } from '../database.ts'
import type { Schedule } from '../schedules.ts'
import { auditRows, beginning, sealOf, type AuditRow } from './chain.ts'
import { keepHead, type Head } from './heads.ts'

const batch = 2000
const patienceMilliseconds = 3_000

/**
 * The highest number below which nothing can appear any more. Numbers are given in the order of inserting and become
 * visible in the order of committing; the trigger of audit_event takes its transaction number before its sequence number,
 * so everybody up to `last` stood in the list of running transactions when `edge` was read, and has ended when the
 * oldest running one is not older than that.
 */
async function settledThrough(client: pg.ClientBase): Promise<number | null> {
  const { rows } = await client.query<{ last: string; edge: string }>(
    `select case when is_called then last_value else 0 end as last, null::text as edge from audit_event_seq`,
  )
  const { rows: edges } = await client.query<{ edge: string }>(
    'select pg_snapshot_xmax(pg_current_snapshot())::text as edge',
  )
  const [last, edge] = [rows[0]?.last, edges[0]?.edge]
  const settled = async () =>
    (
      await client.query<{ settled: boolean }>(
        'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8 as settled',
        [edge],
      )
    ).rows[0]?.settled
  for (let waited = 0; !(await settled()); waited += 50) {
    if (waited >= patienceMilliseconds) return null // somebody writes for long: the next round sees further
    await sleep(50)
  }
  return Number(last)
}

/** Seals one batch. One process at a time; a second one would fail on the unique hash before, and so cannot fork the chain. */
async function sealBatch(client: pg.ClientBase, through: number, now: Date): Promise<Head | null> {
  const { rows: locks } = await client.query<{ mine: boolean }>(
    `select pg_try_advisory_xact_lock(hashtext('stationmaster.audit-seal')) as mine`,
  )
  if (!locks[0]?.mine) return null
  const { rows: ends } = await client.query<Head>(
    'select seq::float8 as seq, hash from audit_seal order by audit_seal.seq desc limit 1',
  )
  let { seq, hash } = ends[0] ?? { seq: 0, hash: beginning }
  const { rows } = await client.query<AuditRow>(
    `${auditRows} where audit_event.seq > $1 and audit_event.seq <= $2 order by audit_event.seq limit ${batch}`,
    [seq, through],
  )
  const seals = rows.map((row) => {
    const previous = hash
    hash = sealOf(previous, row)
    seq = Number(row.seq)
    return { seq, previous, hash }
  })
  if (seals.length === 0) return null
  await client.query(
    `insert into audit_seal (seq, prev_hash, hash, sealed_at)
     select seq, previous, hash, $4 from unnest($1::bigint[], $2::text[], $3::text[]) as sealed (seq, previous, hash)`,
    [seals.map((one) => one.seq), seals.map((one) => one.previous), seals.map((one) => one.hash), now],
  )
  return { seq, hash }
}

async function inJobRole<T>(pool: pg.Pool, run: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local role app_job')
    const result = await run(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** Seals everything that is settled. @returns the head of the chain when it has grown, else null */
export async function sealAudit(pool: pg.Pool, now: () => Date): Promise<Head | null> {
  const client = await pool.connect()
  let through: number | null
  try {
    await client.query('set role app_job')
    through = await settledThrough(client)
    await client.query('reset role')
  } finally {
    client.release()
  }
  let head: Head | null = null
  while (through !== null) {
    const next = await inJobRole(pool, (one) => sealBatch(one, through, now()))
    if (!next) break
    head = next
  }
  return head
}

interface SealerOptions {
  database: Database
  clock: Clock
  /** Where the head of each day is kept outside of the database. */
  headsFile: string
}

/** Chains committed audit rows every five seconds (security.md C9); inline it would make all writers wait for each other. */
export function openSealer({ database, clock, headsFile }: SealerOptions): {
  schedule: Schedule
  close: () => Promise<void>
} {
  const pool = openPool(database.connectionAs('app_web'), 1)
  const run = async () => {
    const head = await sealAudit(pool, () => clock.now())
    if (head) await keepHead(headsFile, head, clock.now())
  }
  return { schedule: { name: 'audit-sealer', everySeconds: 5, run }, close: () => pool.end() }
}
