import type { DeliveryProblem } from '@stationmaster/contracts/webhooks'
import type { Ctx } from '../../kernel/context.ts'
import { newId } from '../../kernel/ids.ts'
import type { Message } from '../../kernel/notifications.ts'
import { query } from '../../kernel/sql.ts'
import type { Told } from '../notifications/index.ts'
import type { Webhook } from '../webhooks/webhook.entity.ts'
import { postsOf } from './platform.rules.ts'

interface NewDelivery {
  webhookId: string
  dueAt: Date
}

/** One row per chat; a chat that knows of the occasion already is passed over. */
export const queueFor = (
  { em, now }: Ctx,
  chats: readonly NewDelivery[],
  { key, subject, params, occasion }: Message,
): Promise<{ id: string }[]> =>
  query(
    em,
    `insert into webhook_delivery (id, webhook_id, key, subject_type, subject_id, params, occasion, state, due_at, created_at)
     select chat.id, chat.webhook_id, $4, $5, $6, $7::jsonb, $8, 'WAITING', chat.due_at, $9
       from unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) as chat (id, webhook_id, due_at)
     on conflict (webhook_id, occasion) do nothing returning id`,
    [
      chats.map(() => newId()),
      chats.map(({ webhookId }) => webhookId),
      chats.map(({ dueAt }) => dueAt),
      key,
      subject?.type ?? null,
      subject?.id ?? null,
      JSON.stringify(params),
      occasion,
      now,
    ],
  )

export type Chat = Pick<Webhook, 'id' | 'kind' | 'sealedUrl' | 'sealedSecret' | 'locale'>

export interface Due extends Told {
  id: string
  attempts: number
}

/** What is posted to one chat in one message. */
export interface Post {
  chat: Chat
  due: Due[]
}

const mostChats = 20
const mostAtOnce = 200
/** Should this process die while it sends, the message is due again. */
const leaseMinutes = 2

/** Takes what is due. The chat stays locked meanwhile, so that two processes together keep to its pace too. */
export async function claimDue(ctx: Ctx): Promise<Post[]> {
  const { em, now } = ctx
  const chats = await query<Chat>(
    em,
    `select id, kind, sealed_url as "sealedUrl", sealed_secret as "sealedSecret", locale from webhook w
      where state = 'ACTIVE' and exists (
        select 1 from webhook_delivery d where d.webhook_id = w.id and d.state = 'WAITING' and d.due_at <= $1)
      order by id limit $2 for no key update skip locked`,
    [now, mostChats],
  )
  const posts: Post[] = []
  for (const chat of chats) for (const due of await claimFor(ctx, chat)) posts.push({ chat, due })
  return posts
}

async function claimFor({ em, now }: Ctx, { id }: Chat): Promise<Due[][]> {
  const [pace] = await query<{ used: number }>(
    em,
    `select count(distinct batch_id)::int as used from webhook_delivery
      where webhook_id = $1 and attempted_at > $2::timestamptz - interval '1 minute'`,
    [id, now],
  )
  const due = await query<Due>(
    em,
    `select id, key, params, subject_type as "subjectType", subject_id as "subjectId", attempts + 1 as attempts
       from webhook_delivery where webhook_id = $1 and state = 'WAITING' and due_at <= $2
      order by due_at, id limit $3 for update skip locked`,
    [id, now, mostAtOnce],
  )
  const posts = postsOf(due, pace?.used ?? 0)
  for (const post of posts)
    await query(
      em,
      `update webhook_delivery set batch_id = $1, attempts = attempts + 1, attempted_at = $2::timestamptz,
         due_at = $2::timestamptz + make_interval(mins => $3), problem = null, problem_detail = null where id = any ($4::uuid[])`,
      [newId(), now, leaseMinutes, post.map((one) => one.id)],
    )
  return posts
}

export interface Ending {
  id: string
  state: 'WAITING' | 'SENT' | 'GIVEN_UP'
  /** When it is tried again. */
  dueAt: Date
  problem: DeliveryProblem | null
  detail: string | null
}

/** Who was given up meanwhile (the chat has been deactivated) stays so, unless the message did arrive. */
export const settle = ({ em, now }: Ctx, ended: readonly Ending[]): Promise<{ id: string }[]> =>
  query(
    em,
    `update webhook_delivery d set state = e.state, due_at = e.due_at, problem = e.problem, problem_detail = e.detail,
       sent_at = case when e.state = 'SENT' then $6::timestamptz end
       from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::text[]) as e (id, state, due_at, problem, detail)
      where d.id = e.id and (d.state = 'WAITING' or e.state = 'SENT') returning d.id`,
    [
      ended.map(({ id }) => id),
      ended.map(({ state }) => state),
      ended.map(({ dueAt }) => dueAt),
      ended.map(({ problem }) => problem),
      ended.map(({ detail }) => detail),
      now,
    ],
  )

const keptDays = 90

export const removeOld = ({ em, now }: Ctx): Promise<unknown> =>
  query(em, 'delete from webhook_delivery where created_at < $1::timestamptz - make_interval(days => $2)', [
    now,
    keptDays,
  ])
