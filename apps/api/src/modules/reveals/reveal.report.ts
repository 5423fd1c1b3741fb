import type { Ctx } from '../../kernel/context.ts'
import { query } from '../../kernel/sql.ts'

/** How many values the person has seen since then. Of several requests at once the second waits for the first. */
export async function revealedSince({ em }: Ctx, userId: string, since: Date): Promise<number> {
  await query(em, `select pg_advisory_xact_lock(hashtext('reveal:' || $1))`, [userId])
  const [row] = await query<{ count: number }>(
    em,
    `select count(*)::int as count from audit_event where actor_id = $1 and action = 'reveal' and outcome = 'DONE' and at > $2`,
    [userId, since],
  )
  return row?.count ?? 0
}
