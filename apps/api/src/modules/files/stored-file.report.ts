import { localDateOf, startOfDay } from '../../kernel/clock.ts'
import type { Ctx } from '../../kernel/context.ts'
import { query } from '../../kernel/sql.ts'
import type { UsedRoom } from './stored-file.rules.ts'

const owner = ({ actor }: Ctx) => ({
  userId: actor?.userId ?? null,
  stationId: actor?.scope.as === 'station' ? actor.scope.stationId : null,
})

/** What the caller has added today and his station in all. */
export async function usedRoom(ctx: Ctx): Promise<UsedRoom> {
  const { userId, stationId } = owner(ctx)
  const [row] = await query<{ files: number; bytes: string }>(
    ctx.em,
    `select (select count(*)::integer from stored_file where uploaded_by_id = $1 and created_at >= $2) as files,
            (select coalesce(sum(size), 0) from stored_file where station_id = $3) as bytes`,
    [userId, startOfDay(localDateOf(ctx.now)), stationId],
  )
  return { filesToday: row?.files ?? 0, stationBytes: Number(row?.bytes ?? 0) }
}

/** Others who add a file for the same person or station wait until this transaction ends: limits are exact. */
export async function queueForRoom(ctx: Ctx): Promise<void> {
  const { userId, stationId } = owner(ctx)
  await query(ctx.em, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`files:${stationId ?? userId}`])
}
