import type { Ctx } from '../../kernel/context.ts'
import { query } from '../../kernel/sql.ts'
import { nextAttempt } from '../notification-preferences/index.ts'
import type { Told } from '../notifications/index.ts'

export interface Due extends Told {
  id: string
  userId: string
  kind: 'AT_ONCE' | 'DIGEST'
  attempts: number
  isRead: boolean
  email: string | null
  name: string
  locale: 'zh-CN' | 'en' | null
}

export const mostAtOnce = 200

/** Takes what is due: while it is being sent nobody else takes it, and should this process die it is due again later. */
export const claimDue = ({ em, now }: Ctx): Promise<Due[]> =>
  query<Due>(
    em,
    `with due as (
       select id from notification_mail where due_at <= $1 and sent_at is null and given_up_at is null
        order by due_at, id limit $3 for update skip locked)
     update notification_mail mail set attempts = mail.attempts + 1, due_at = $2
       from due, notification n join app_user u on u.id = n.user_id left join notification_setting s on s.user_id = u.id
      where mail.id = due.id and n.id = mail.notification_id
     returning mail.id, mail.user_id as "userId", mail.kind, mail.attempts, n.key, n.params, n.is_read as "isRead",
       n.subject_type as "subjectType", n.subject_id as "subjectId", u.email, u.name, s.locale`,
    [now, nextAttempt(now, 2), mostAtOnce],
  )

export type Ending = 'SENT' | 'GIVEN_UP'

export const settle = ({ em, now }: Ctx, ids: readonly string[], ending: Ending) =>
  query(
    em,
    `update notification_mail set sent_at = case when $3 = 'SENT' then $1::timestamptz end,
       given_up_at = case when $3 = 'GIVEN_UP' then $1::timestamptz end where id = any ($2::uuid[])`,
    [now, ids, ending],
  )

const keptDays = 180

export async function removeOld({ em, now }: Ctx): Promise<void> {
  await query(em, 'delete from notification where created_at < $1::timestamptz - make_interval(days => $2)', [
    now,
    keptDays,
  ])
  await query(em, 'delete from outbox_event where handled_at < $1::timestamptz - make_interval(days => $2)', [now, 7])
}
