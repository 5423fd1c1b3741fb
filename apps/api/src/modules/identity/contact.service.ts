import type { Ctx } from '../../kernel/context.ts'
import { AppError, invalidInput } from '../../kernel/errors.ts'
import { knownError } from '../../kernel/http/answers.ts'
import { countPublic } from '../../kernel/public-limits.ts'

interface Contacts {
  email?: string | null | undefined
  phone?: string | null | undefined
}

/** A real person types wrong a few times a day; whoever tries out a list of numbers is stopped. */
const refusals = { key: 'contact', points: 10, duration: 24 * 3600 }

const isTaken = (error: unknown): error is AppError =>
  error instanceof AppError && error.fields.some(({ code }) => code === 'DUPLICATE')

/**
 * Writes the account. That an e-mail or phone belongs to an account is nobody's business but headquarters': others hear the
 * same of every address that is refused, at whatever they have sent, and only so often.
 */
export async function keepContacts(ctx: Ctx, { email, phone }: Contacts): Promise<void> {
  try {
    await ctx.em.flush()
  } catch (cause) {
    const error = knownError(cause)
    if (!isTaken(error) || !ctx.actor || ctx.actor.scope.as === 'hq') throw cause
    const sent = Object.entries({ email, phone }).filter(([, value]) => value)
    await countPublic(refusals, ctx.actor.userId)
    throw invalidInput(sent.map(([path]) => ({ path, code: 'CONTACT_REFUSED' })))
  }
}
