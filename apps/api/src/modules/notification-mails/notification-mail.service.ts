import { callerOf, systemCaller, type Ctx } from '../../kernel/context.ts'
import { visibleAmong } from '../../kernel/live/visible-rows.ts'
import { inReading, withScope } from '../../kernel/scope.ts'
import type { Services } from '../../kernel/services.ts'
import { mostAttempts } from '../notification-preferences/index.ts'
import { claimDue, mostAtOnce, removeOld, settle, type Due, type Ending } from './notification-mail.report.ts'
import { mailOf } from './mail-words.service.ts'

/** More that are due at the same moment come in one mail. */
const mostSingly = 3

const end = (services: Services, mails: readonly Due[], ending: Ending) =>
  inSystem(services, (ctx) =>
    settle(
      ctx,
      mails.map(({ id }) => id),
      ending,
    ),
  )

const inSystem = <T>({ database, clock }: Services, run: (ctx: Ctx) => Promise<T>) =>
  withScope(database, systemCaller(clock), run)

const subjectOf = ({ subjectType: type, subjectId: id }: Due) => (type && id ? { type, id } : null)

/** What the person may still be told: he must be let in, see the record, and have left a digest's things unread. */
async function stillWanted(
  services: Services,
  userId: string,
  due: readonly Due[],
): Promise<{ app: 'admin' | 'portal'; kept: Due[] }> {
  const actor = await services.actorOfUser(userId)
  if (!actor) return { app: 'admin', kept: [] }
  const unread = due.filter(({ kind, isRead }) => kind === 'AT_ONCE' || !isRead)
  const caller = callerOf(actor, systemCaller(services.clock))
  const isSeen = await inReading(services.database, caller, (ctx) =>
    visibleAmong(
      ctx,
      unread.flatMap((one) => subjectOf(one) ?? []),
    ),
  )
  const kept = unread.filter((one) => {
    const subject = subjectOf(one)
    return !subject || isSeen(subject)
  })
  return { app: actor.audience === 'STATION' ? 'portal' : 'admin', kept }
}

const letters = (kept: readonly Due[]): Due[][] => {
  const digest = kept.filter(({ kind }) => kind === 'DIGEST')
  const single = kept.filter(({ kind }) => kind === 'AT_ONCE')
  const atOnce = single.length > mostSingly ? [single] : single.map((one) => [one])
  return [...atOnce, ...(digest.length > 0 ? [digest] : [])]
}

async function sendTo(services: Services, userId: string, due: readonly Due[]): Promise<void> {
  const { app, kept } = await stillWanted(services, userId, due)
  const dropped = due.filter((one) => !kept.includes(one) || one.email === null)
  if (dropped.length > 0) await end(services, dropped, 'GIVEN_UP')
  for (const letter of letters(kept.filter(({ email }) => email !== null))) {
    const [{ email, name, locale }] = letter as [Due]
    const { publicUrl, mailer, log } = services
    try {
      await mailer.send(mailOf({ to: email ?? '', name, app, locale: locale ?? 'zh-CN', publicUrl }, letter))
      await end(services, letter, 'SENT')
    } catch (error) {
      log.error({ err: error }, 'notification mail')
      const hopeless = letter.filter(({ attempts }) => attempts >= mostAttempts)
      if (hopeless.length > 0) await end(services, hopeless, 'GIVEN_UP')
    }
  }
}

/** Sends what is due now: single mails, and at eight the digests. */
export async function sendDueMails(services: Services): Promise<void> {
  for (;;) {
    const due = await inSystem(services, claimDue)
    const people = Map.groupBy(due, ({ userId }) => userId)
    for (const [userId, mine] of people) await sendTo(services, userId, mine)
    if (due.length < mostAtOnce) return
  }
}

/** Old notifications, read or not, and what the outbox has delivered long ago. */
export const clearOld = (services: Services): Promise<void> => inSystem(services, removeOld)
