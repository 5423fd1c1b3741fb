import type { Ctx } from '../context.ts'
import { newId } from '../ids.ts'
import type { Mailer } from '../mail.ts'
import { linkFor } from './link-mail.ts'
import { expiryOf, newToken, type Purpose } from './one-time-token.ts'
import { OneTimeToken, Session } from './session.entity.ts'
import { query } from '../sql.ts'
import type { Subject } from './subject.ts'

interface LinkSettings {
  publicUrl: string
  mailer: Mailer
}
let settings: LinkSettings | null = null

/** Once at start: where links lead and how they travel. */
export const configureLinks = ({ publicUrl, mailer }: LinkSettings) => void (settings = { publicUrl, mailer })

/** The settings of the running program; services cannot ask the configuration. */
export function linkSettings(): LinkSettings {
  if (!settings) throw new Error('configureLinks() has not run')
  return settings
}

/** Ends every session of the person in the caller's transaction: the next request finds none. */
export const endSessions = (ctx: Ctx, userId: string) => ctx.em.nativeDelete(Session, { userId })

/** Takes the second factor away in the caller's transaction; its recovery codes go with it. */
export const endSecondFactor = (ctx: Ctx, userId: string) =>
  query(ctx.em, 'delete from auth.second_factor where user_id = $1', [userId])

/** Unused links of the person no longer work. */
export const endLinks = (ctx: Ctx, userId: string, purpose?: Purpose) =>
  ctx.em.nativeUpdate(OneTimeToken, { userId, usedAt: null, ...(purpose ? { purpose } : {}) }, { usedAt: ctx.now })

/**
 * Makes a link in the caller's transaction; older unused ones of the same purpose end.
 * @returns the address, which is known here and now only: what is stored is a hash
 */
export async function issueLink(ctx: Ctx, person: Pick<Subject, 'id' | 'audience'>, purpose: Purpose) {
  await endLinks(ctx, person.id, purpose)
  const { token, tokenHash } = newToken()
  const expiresAt = expiryOf(purpose, ctx.now)
  await ctx.em.insert(OneTimeToken, {
    id: newId(),
    purpose,
    userId: person.id,
    tokenHash,
    expiresAt,
    usedAt: null,
    createdAt: ctx.now,
  })
  return { url: linkFor(linkSettings().publicUrl, person, { purpose, token }), expiresAt }
}
