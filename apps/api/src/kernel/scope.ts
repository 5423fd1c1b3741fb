import { IsolationLevel } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Caller, Ctx, Scope } from './context.ts'
import type { Database } from './database.ts'
import { setMoment } from './document.ts'
import { withLazyTransaction } from './lazy-transaction.ts'
import { newId } from './ids.ts'
import { lastRowsOf, writeLastRows } from './last-rows.ts'
import { tellRecordChanges } from './live/record-changes.ts'
import type { Cells } from './read/cells.ts'
import { settingNames } from './read/lane.ts'
import { Reads, type Watch } from './read/reads.ts'
import { asJsonRows } from './read/statement.ts'
import { query } from './sql.ts'

export const databaseRole: Record<Scope['as'], string> = {
  hq: 'app_hq',
  region: 'app_region',
  station: 'app_station',
  public: 'app_public',
  external: 'app_external',
  integration: 'app_integration',
  job: 'app_job',
}

/** The settings that row policies read. Every one is always set, so that nothing of an earlier caller can remain. */
const settingsOf = ({ actor, scope }: Caller): Record<(typeof settingNames)[number], string> => ({
  'app.user_id': actor?.userId ?? '',
  'app.station_id': scope.as === 'station' ? scope.stationId : '',
  'app.station_ids': scope.as === 'external' ? scope.stationIds.join(',') : '',
  'app.province_ids': 'provinceIds' in scope ? scope.provinceIds.join(',') : '',
  'app.link_key': scope.as === 'public' ? (scope.linkKey ?? '') : '',
})

const settingsInOrder = (caller: Caller) => {
  const settings = settingsOf(caller)
  return settingNames.map((name) => settings[name])
}

export interface ScopeOptions {
  /** One consistent snapshot that cannot write. */
  readOnly?: boolean
}

/** The read engine inside a transaction: what it asks sees what the transaction has done. */
const readsWithin = (em: EntityManager): Ctx['reads'] => ({
  carrier: 'json',
  ask: async ({ statement, values }) => {
    const found = await query<{ row: Cells }>(em, asJsonRows(statement), values)
    return found.map(({ row }) => row)
  },
})

function contextOf(em: EntityManager, caller: Caller, now: Date): Ctx {
  return {
    em,
    now,
    actor: caller.actor,
    locale: caller.locale,
    requestId: caller.requestId,
    reads: readsWithin(em),
    ...(caller.network ? { network: caller.network } : {}),
    emit: ({ name, payload }) =>
      void lastRowsOf(em).outbox_event.push({
        id: newId(),
        name,
        payload,
        actor_id: caller.actor?.userId ?? null,
        created_at: now,
      }),
  }
}

/** A fresh EntityManager that may only act under the caller's database role. Nothing else hands one out. */
export function scopedEntityManager(database: Database, caller: Caller, now: Date): EntityManager {
  const em = database.ormFor(caller.scope).em.fork()
  // the role as a setting like the others, so that one statement brings all of them
  em.setSessionContext({ variables: { role: databaseRole[caller.scope.as], ...settingsOf(caller) } })
  setMoment(em, now)
  return em
}

/**
 * The one way to the rows: a transaction under the caller's database role and settings (security.md C1).
 * What `run` created or changed is flushed before the commit. Never call the network inside.
 */
export async function withScope<T>(
  database: Database,
  caller: Caller,
  run: (ctx: Ctx) => Promise<T>,
  { readOnly = false }: ScopeOptions = {},
): Promise<T> {
  const now = caller.now()
  const em = scopedEntityManager(database, caller, now)
  const options = readOnly ? { readOnly, isolationLevel: IsolationLevel.REPEATABLE_READ } : {}
  const last = { rows: Promise.resolve(), haveEvents: false }
  const result = await em.transactional(async (inner) => {
    const ctx = contextOf(inner, caller, now)
    const done = await run(ctx)
    if (readOnly) return done
    await inner.flush()
    tellRecordChanges(ctx)
    // goes out with the commit, which undoes everything if it fails
    last.haveEvents = lastRowsOf(inner).outbox_event.length > 0
    last.rows = writeLastRows(inner)
    last.rows.catch(() => {})
    return done
  }, options)
  await last.rows
  if (!readOnly) for (const tell of database.onCommit) tell()
  if (last.haveEvents) for (const tell of database.onEvents) tell()
  return result
}

/** What an operation that only reads works with. */
export interface Reading {
  ctx: Ctx
  close: () => Promise<void>
}

/**
 * Reading without a transaction of its own: the read engine asks on lanes, each convoy of questions under the caller's role
 * and settings. Resolvers that use the EntityManager get a read-only transaction with one snapshot, opened when they do;
 * the owner must close it.
 */
export function openReading(database: Database, caller: Caller, watch: Watch = {}): Reading {
  const now = caller.now()
  const reads = new Reads(database.lanesFor(caller.scope), settingsInOrder(caller), watch)
  let opened: { lazy: EntityManager; em: EntityManager } | null = null
  let begun = false
  const open = () => {
    const em = scopedEntityManager(database, caller, now)
    const begin = async () => {
      begun = true
      await em.begin({ readOnly: true, isolationLevel: IsolationLevel.REPEATABLE_READ })
    }
    return { em, lazy: withLazyTransaction(em, begin) }
  }
  const ctx: Ctx = {
    get em() {
      return (opened ??= open()).lazy
    },
    now,
    actor: caller.actor,
    locale: caller.locale,
    requestId: caller.requestId,
    ...(caller.network ? { network: caller.network } : {}),
    reads: { carrier: 'columns', ask: reads.ask },
    emit: () => {
      throw new Error('A query tells nobody anything')
    },
  }
  return { ctx, close: async () => void (begun && (await opened?.em.rollback())) }
}

/** Reads something for somebody without a transaction of its own. */
export async function inReading<T>(database: Database, caller: Caller, run: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { ctx, close } = openReading(database, caller)
  try {
    return await run(ctx)
  } finally {
    await close()
  }
}
