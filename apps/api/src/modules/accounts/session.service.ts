import type { RevokeSession } from '@stationmaster/contracts/identity'
import { Session } from '../../kernel/auth/session.entity.ts'
import type { Ctx } from '../../kernel/context.ts'
import { errors } from '../../kernel/errors.ts'

const mostShown = 100

/** The own sessions that have not reached their end, the latest first. */
export function mine({ em, actor, now }: Ctx): Promise<Session[]> {
  const own = { userId: actor?.userId ?? null, expiresAt: { $gt: now } }
  return em.find(Session, own as never, { orderBy: { lastSeenAt: 'desc', id: 'desc' }, limit: mostShown })
}

/** Ends one of the own sessions; somebody else's and a missing one give the same NOT_FOUND. */
export async function revoke(ctx: Ctx, { id }: RevokeSession): Promise<Session[]> {
  const ended = await ctx.em.nativeDelete(Session, { id, userId: ctx.actor?.userId ?? '' })
  if (ended === 0) throw errors.NOT_FOUND()
  return mine(ctx)
}

export const isCurrent = ({ actor }: Ctx, { id }: Pick<Session, 'id'>) => actor?.sessionId === id
