import { IsolationLevel } from '@mikro-orm/core'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Caller, Ctx, Scope } from './context.ts'
import type { Database } from './database.ts'
import { setMoment } from './document.ts'
import { writeRecordChanges } from './live/record-changes.ts'
import { OutboxEvent } from './outbox.ts'

const databaseRole: Record<Scope['as'], string> = {
  hq: 'app_hq',
  region: 'app_region',
  station: 'app_station',
  public: 'app_public',
  external: 'app_external',
  integration: 'app_integration',
  job: 'app_job',
}

/** The settings that row policies read. Every one is always set, so that nothing of an earlier caller can remain. */
const settingsOf = ({ actor, scope }: Caller) => ({
  'app.user_id': actor?.userId ?? '',
  'app.station_id': scope.as === 'station' ? scope.stationId : '',
  'app.station_ids': scope.as === 'external' ? scope.stationIds.join(',') : '',
  'app.province_ids': 'provinceIds' in scope ? scope.provinceIds.join(',') : '',
  'app.link_key': scope.as === 'public' ? (scope.linkKey ?? '') : '',
})

export interface ScopeOptions {
  /** One consistent snapshot that cannot write. */
  readOnly?: boolean
}

function contextOf(em: EntityManager, caller: Caller, now: Date): Ctx {
  return {
    em,
    now,
    actor: caller.actor,
    locale: caller.locale,
    requestId: caller.requestId,
    ...(caller.network ? { network: caller.network } : {}),
    emit: (event) => void em.create(OutboxEvent, { ...event, actorId: caller.actor?.userId ?? null }),
  }
}

/** A fresh EntityManager that may only act under the caller's database role. Nothing else hands one out. */
export function scopedEntityManager(database: Database, caller: Caller, now: Date): EntityManager {
  const em = database.ormFor(caller.scope).em.fork()
  em.setSessionContext({ role: databaseRole[caller.scope.as], variables: settingsOf(caller) })
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
  return em.transactional(async (inner) => {
    const ctx = contextOf(inner, caller, now)
    const result = await run(ctx)
    if (readOnly) return result
    await inner.flush()
    await writeRecordChanges(ctx)
    return result
  }, options)
}

/** A read-only transaction that stays open over several root fields of one operation; the owner must close it. */
export async function openReading(
  database: Database,
  caller: Caller,
): Promise<{ ctx: Ctx; close: () => Promise<void> }> {
  const now = caller.now()
  const em = scopedEntityManager(database, caller, now)
  await em.begin({ readOnly: true, isolationLevel: IsolationLevel.REPEATABLE_READ })
  return { ctx: contextOf(em, caller, now), close: () => em.rollback() }
}
