import type { Ctx } from './context.ts'
import { query } from './sql.ts'

/**
 * From here on the transaction sees what this key opens (policies on `app_link_key()`): a token that was just made, or
 * one that the caller proved otherwise. Only for visitors; a key adds nothing to anybody with an account.
 */
export async function withLink({ em, actor }: Ctx, linkKey: string): Promise<void> {
  if (actor) throw new Error('Somebody with an account has his own rows')
  await query(em, `select set_config('app.link_key', $1, true)`, [linkKey])
}
