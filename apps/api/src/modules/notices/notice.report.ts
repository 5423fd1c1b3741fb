import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import { query } from '../../kernel/sql.ts'

/** One receipt for each station that the notice is for, in one statement; answers with the stations. */
export async function addReceipts({ em, now }: Ctx, noticeId: string): Promise<string[]> {
  const targets = await query<{ id: string }>(em, 'select id from notice_targets($1) as target (id)', [noticeId])
  const stationIds = targets.map(({ id }) => id)
  await query(
    em,
    `insert into notice_receipt (id, notice_id, station_id, province_id, state, search_text, created_at, updated_at)
     select given.id, $1, s.id, s.province_id, 'UNREAD', lower(s.code || ' ' || s.name), $4, $4
       from unnest($2::uuid[], $3::uuid[]) as given (id, station_id) join station s on s.id = given.station_id`,
    [noticeId, stationIds.map(() => newId()), stationIds, now],
  )
  return stationIds
}

/** Stations that have not read the notice, or that have not confirmed it where they must. */
export async function stationsBehind({ em }: Ctx, noticeId: string, mustRead: boolean): Promise<string[]> {
  const rows = await query<{ id: string }>(
    em,
    `select station_id as id from notice_receipt where notice_id = $1 and state = any ($2::text[]) order by id`,
    [noticeId, mustRead ? ['UNREAD', 'READ'] : ['UNREAD']],
  )
  return rows.map(({ id }) => id)
}
