import type { Ctx } from '../../kernel/context.ts'
import { noteChange } from '../../kernel/live/record-changes.ts'
import {
  messagesOf,
  notificationSpec,
  type AskedTogether,
  type Message,
  type Recipients,
} from '../../kernel/notifications.ts'
import type { Services } from '../../kernel/services.ts'
import { User } from '../users/user.entity.ts'
import { choicesOf, dueAt, quietHoursOf, type Choice } from '../notification-preferences/index.ts'
import { NotificationMail } from '../notifications/notification.entity.ts'
import { concernsOf, peopleOf } from './recipients.service.ts'
import { writeRows, type Written } from './telling.report.ts'

export interface Asked extends Message {
  to: Recipients
  byId: string | null
  except: readonly string[]
}

/** Runs after the commit of what happened, perhaps twice: the occasion makes the second time do nothing. */
export async function tellPeople(ctx: Ctx, services: Services, asked: Asked): Promise<void> {
  if (notificationSpec(asked.key)) await write(ctx, asked, await peopleOf(ctx, services, asked))
}

/** To each what concerns him of many things, or how many they are; whom the same is told share its statements. */
export async function tellTogether(ctx: Ctx, services: Services, asked: AskedTogether): Promise<void> {
  const each = [...(await concernsOf(ctx, services, asked))].flatMap(([userId, things]) =>
    messagesOf(asked, things).map((message) => ({ userId, message })),
  )
  for (const alike of Map.groupBy(each, ({ message }) => JSON.stringify(message)).values()) {
    const userIds = alike.map(({ userId }) => userId)
    if (alike[0]) await write(ctx, alike[0].message, userIds)
  }
}

async function write(ctx: Ctx, message: Message, userIds: string[]): Promise<void> {
  const group = notificationSpec(message.key)?.group
  if (!group || userIds.length === 0) return
  const choices = await choicesOf(ctx, group, userIds)
  const written = await writeRows(ctx, { ...message, group }, choices)
  for (const row of written) if (choices.get(row.userId)?.inApp) noteChange(ctx.em, 'Notification', row)
  await queueMails(ctx, written, choices)
}

async function queueMails(ctx: Ctx, written: Written[], choices: ReadonlyMap<string, Choice>): Promise<void> {
  const wanted = written.filter(({ userId }) => choices.get(userId)?.email !== 'OFF')
  if (wanted.length === 0) return
  const userIds = wanted.map(({ userId }) => userId)
  const reachable = await ctx.em.find(User, { id: { $in: userIds }, email: { $ne: null } }, { fields: ['id'] })
  const quiet = await quietHoursOf(ctx, userIds)
  for (const { id: notificationId, userId } of wanted) {
    const kind = choices.get(userId)?.email
    if (!kind || kind === 'OFF' || !reachable.some(({ id }) => id === userId)) continue
    const hours = quiet.get(userId) ?? {}
    ctx.em.create(NotificationMail, {
      notificationId,
      userId,
      kind,
      dueAt: dueAt(kind, ctx.now, hours),
      sentAt: null,
      givenUpAt: null,
    })
  }
}
