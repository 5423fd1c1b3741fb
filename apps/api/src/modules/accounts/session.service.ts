import type { RevokeSession } from '@stationmaster/contracts/identity'
import { Session } from '../../kernel/auth/session.entity.ts'
import type { Actor, Ctx } from '../../kernel/context.ts'
import { errors } from '../../kernel/errors.ts'

const mostShown = 100

// Named one by one: `select *` would ask for the token, which these logins may not read.
const shown = ['id', 'app', 'ipAddress', 'userAgent', 'lastSeenAt', 'expiresAt', 'createdAt'] as const

/** The own sessions that have not reached their end, the latest first. */
export function mine({ em, actor, now }: Ctx) {
  const own = { userId: ownerOf(actor), expiresAt: { $gt: now } }
  return em.find(Session, own, { fields: shown, orderBy: { lastSeenAt: 'desc', id: 'desc' }, limit: mostShown })
}

function ownerOf(actor: Actor | null): string {
  if (!actor) throw errors.UNAUTHENTICATED()
  return actor.userId
}

/** Ends one of the own sessions; somebody else's and a missing one give the same NOT_FOUND. */
export async function revoke(ctx: Ctx, { id }: RevokeSession) {
  const ended = await ctx.em.nativeDelete(Session, { id, userId: ownerOf(ctx.actor) })
  if (ended === 0) throw errors.NOT_FOUND()
  return mine(ctx)
}

export const isCurrent = ({ actor }: Ctx, { id }: Pick<Session, 'id'>) => actor?.sessionId === id
