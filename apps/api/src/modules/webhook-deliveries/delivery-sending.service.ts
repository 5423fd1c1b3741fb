import { createHmac } from 'node:crypto'
import { t, type Locale } from '@stationmaster/i18n'
import { systemCaller, type Ctx } from '../../kernel/context.ts'
import { noteChange } from '../../kernel/live/record-changes.ts'
import { OutgoingFailure } from '../../kernel/outgoing/address-guard.ts'
import { withScope } from '../../kernel/scope.ts'
import type { Services } from '../../kernel/services.ts'
import { pathOf, wordsOf } from '../notifications/index.ts'
import { secretsOf } from '../webhooks/index.ts'
import { claimDue, removeOld, settle, type Chat, type Due, type Ending, type Post } from './delivery.report.ts'
import { bodyOf, markdownOf, mostAttempts, nextAttempt, verdictOn, type Verdict } from './platform.rules.ts'

const inSystem = <T>({ database, clock }: Services, run: (ctx: Ctx) => Promise<T>) =>
  withScope(database, systemCaller(clock), run)

const locales: Record<Chat['locale'], Locale> = { ZH_CN: 'zh-CN', EN: 'en' }

function messageOf({ chat, due }: Post, publicUrl: string): object {
  const locale = locales[chat.locale]
  const entries = due.map((told) => ({
    ...wordsOf(told, locale),
    link: `${publicUrl}/admin${pathOf(told, 'admin') ?? '/'}`,
  }))
  const heading = due.length > 1 ? t(locale, 'pages.webhooks.digest', { count: due.length }) : null
  const more = (count: number) => t(locale, 'pages.webhooks.more', { count, link: `${publicUrl}/admin/inbox` })
  const text = markdownOf(entries, { heading, open: t(locale, 'pages.webhooks.open'), more })
  return bodyOf(chat.kind, heading ?? entries[0]?.title ?? '', text)
}

/** DingTalk wants the moment and its signature in the address; one hour later neither is good any more. */
export function signedAddress(address: string, signingSecret: string | null, now: Date): string {
  if (!signingSecret) return address
  const timestamp = String(now.getTime())
  const sign = createHmac('sha256', signingSecret).update(`${timestamp}\n${signingSecret}`).digest('base64')
  const url = new URL(address)
  url.searchParams.set('timestamp', timestamp)
  url.searchParams.set('sign', sign)
  return url.href
}

/** A platform may repeat the key in what it complains about. */
function withoutKeys(detail: string, address: string): string {
  const keys = [...new URL(address).searchParams.values()].filter((value) => value.length > 3)
  return keys.reduce((text, key) => text.replaceAll(key, '***'), detail)
}

/** Null when it has arrived. */
async function postOne({ outgoing, clock, publicUrl }: Services, post: Post): Promise<Verdict | null> {
  const secrets = secretsOf(post.chat)
  if (!secrets) return { problem: 'SECRET_LOST', detail: '', isLasting: true }
  const address = signedAddress(secrets.address, secrets.signingSecret, clock.now())
  try {
    const verdict = verdictOn(await outgoing.post(address, messageOf(post, publicUrl)))
    return verdict && { ...verdict, detail: withoutKeys(verdict.detail, address) }
  } catch (error) {
    if (!(error instanceof OutgoingFailure)) throw error
    return { problem: error.code, detail: '', isLasting: error.isLasting }
  }
}

function endingOf({ id, attempts }: Due, verdict: Verdict | null, now: Date): Ending {
  if (!verdict) return { id, state: 'SENT', dueAt: now, problem: null, detail: null }
  const { problem, detail, isLasting } = verdict
  const isOver = isLasting || attempts >= mostAttempts
  return { id, state: isOver ? 'GIVEN_UP' : 'WAITING', dueAt: nextAttempt(now, attempts), problem, detail }
}

async function sendAndSettle(services: Services, post: Post): Promise<void> {
  const verdict = await postOne(services, post)
  await inSystem(services, async (ctx) => {
    const ended = post.due.map((one) => endingOf(one, verdict, ctx.now))
    for (const row of await settle(ctx, ended)) noteChange(ctx.em, 'WebhookDelivery', row)
  })
}

/** Sends what is due now; the chats beside each other, the messages of one chat one after the other. */
export async function sendDue(services: Services): Promise<void> {
  for (;;) {
    const posts = await inSystem(services, claimDue)
    if (posts.length === 0) return
    const chats = [...Map.groupBy(posts, ({ chat }) => chat.id).values()]
    await Promise.all(
      chats.map(async (mine) => {
        for (const post of mine) await sendAndSettle(services, post)
      }),
    )
  }
}

export const clearOld = async (services: Services): Promise<void> => void (await inSystem(services, removeOld))
