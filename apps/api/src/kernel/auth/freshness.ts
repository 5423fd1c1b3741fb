import { addMinutes } from '../clock.ts'
import type { Caller } from '../context.ts'
import { errors } from '../errors.ts'

/** How long a sign-in or its confirmation stands for dangerous steps (security.md C2). */
export const freshMinutes = 5

/** Throws SIGN_IN_AGAIN when the caller proved longer ago who he is; `code` says that he needs his second factor too. */
export function mustBeFresh({ actor, now }: Pick<Caller, 'actor' | 'now'>): void {
  if (!actor?.authenticatedAt || actor.authenticatedAt >= addMinutes(now(), -freshMinutes)) return
  throw errors.SIGN_IN_AGAIN({ minutes: freshMinutes, code: actor.hasSecondFactor ?? false })
}
