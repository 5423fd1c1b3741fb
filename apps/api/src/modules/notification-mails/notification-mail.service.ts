import { callerOf, systemCaller, type Ctx } from '../../kernel/context.ts'
import { mayCallerSee } from '../../kernel/live/live-types.ts'
import { withScope } from '../../kernel/scope.ts'
import type { Services } from '../../kernel/services.ts'
import { query } from '../../kernel/sql.ts'
import { mostAttempts, nextAttempt, type Told } from '../notifications/index.ts'
import { mailOf } from './mail-words.service.ts'

interface Due extends Told {
  id: string
  userId: string
  kind: 'AT_ONCE' | 'DIGEST'
  attempts: number
  isRead: boolean
  email: string | null
  name: string
  locale: 'zh-CN' | 'en' | null
}

const batch = 200
/** More that are due at the same moment come in one mail. */
const mostSingly = 3

/** Takes what is due: while it is being sent nobody else takes it, and should this process die it is due again later. */
async function claim({ em, now }: Ctx): Promise<Due[]> {
  return query<Due>(
    em,
    `with due as (
       select id from notification_mail where due_at <= $1 and sent_at is null and given_up_at is null
        order by due_at, id limit ${batch} for update skip locked)
     update notification_mail mail set attempts = mail.attempts + 1, due_at = $2
       from due, notification n join app_user u on u.id = n.user_id left join notification_setting s on s.user_id = u.id
      where mail.id = due.id and n.id = mail.notification_id
     returning mail.id, mail.user_id as "userId", mail.kind, mail.attempts, n.key, n.params, n.is_read as "isRead",
       n.subject_type as "subjectType", n.subject_id as "subjectId", u.email, u.name, s.locale`,
    [now, nextAttempt(now, 2)],
  )
}

type Ending = 'sent_at' | 'given_up_at'

const end = (services: Services, mails: readonly Due[], column: Ending) =>
  inSystem(services, ({ em, now }) =>
    query(em, `update notification_mail set ${column} = $1 where id = any ($2::uuid[])`, [
      now,
      mails.map(({ id }) => id),
    ]),
  )

const inSystem = <T>({ database, clock }: Services, run: (ctx: Ctx) => Promise<T>) =>
  withScope(database, systemCaller(clock), run)

/** What the person may still be told: he must be let in, see the record, and have left a digest's things unread. */
async function stillWanted(
  services: Services,
  userId: string,
  due: readonly Due[],
): Promise<{ app: 'admin' | 'portal'; kept: Due[] }> {
  const actor = await services.actorOfUser(userId)
  if (!actor) return { app: 'admin', kept: [] }
  const unread = due.filter(({ kind, isRead }) => kind === 'AT_ONCE' || !isRead)
  const kept = await withScope(
    services.database,
    callerOf(actor, systemCaller(services.clock)),
    async (ctx) => {
      const seen: Due[] = []
      for (const one of unread) {
        const { subjectType: type, subjectId: id } = one
        if (!type || !id || (await mayCallerSee(ctx, { type, id }))) seen.push(one)
      }
      return seen
    },
    { readOnly: true },
  )
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
  if (dropped.length > 0) await end(services, dropped, 'given_up_at')
  for (const letter of letters(kept.filter(({ email }) => email !== null))) {
    const [{ email, name, locale }] = letter as [Due]
    const { publicUrl, mailer, log } = services
    try {
      await mailer.send(mailOf({ to: email ?? '', name, app, locale: locale ?? 'zh-CN', publicUrl }, letter))
      await end(services, letter, 'sent_at')
    } catch (error) {
      log.error({ err: error }, 'notification mail')
      const hopeless = letter.filter(({ attempts }) => attempts >= mostAttempts)
      if (hopeless.length > 0) await end(services, hopeless, 'given_up_at')
    }
  }
}

/** Sends what is due now: single mails, and at eight the digests. */
export async function sendDueMails(services: Services): Promise<void> {
  for (;;) {
    const due = await inSystem(services, claim)
    const people = Map.groupBy(due, ({ userId }) => userId)
    for (const [userId, mine] of people) await sendTo(services, userId, mine)
    if (due.length < batch) return
  }
}

const keptDays = 180

/** Old notifications, read or not, and what the outbox has delivered long ago. */
export async function clearOld(services: Services): Promise<void> {
  await inSystem(services, async ({ em, now }) => {
    await query(em, `delete from notification where created_at < $1::timestamptz - make_interval(days => $2)`, [
      now,
      keptDays,
    ])
    await query(em, `delete from outbox_event where handled_at < $1::timestamptz - interval '7 days'`, [now])
  })
}
