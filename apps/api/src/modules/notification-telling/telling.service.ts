import type { Ctx } from '../../kernel/context.ts'
import { noteChange } from '../../kernel/live/record-changes.ts'
import type { Subject } from '../../kernel/live/live-types.ts'
import { notificationSpec, type NotificationParams, type Recipients } from '../../kernel/notifications.ts'
import type { Services } from '../../kernel/services.ts'
import { User } from '../users/user.entity.ts'
import { choicesOf, dueAt, quietHoursOf, type Choice } from '../notification-preferences/index.ts'
import { NotificationMail } from '../notifications/notification.entity.ts'
import { peopleOf } from './recipients.service.ts'
import { writeRows, type Written } from './telling.report.ts'

export interface Asked {
  key: string
  to: Recipients
  subject: Subject | null
  params: NotificationParams
  occasion: string
  byId: string | null
  except: readonly string[]
}

/** Runs after the commit of what happened, perhaps twice: the occasion makes the second time do nothing. */
export async function tellPeople(ctx: Ctx, services: Services, asked: Asked): Promise<void> {
  const spec = notificationSpec(asked.key)
  if (!spec) return
  const userIds = await peopleOf(ctx, services, asked)
  const choices = await choicesOf(ctx, spec.group, userIds)
  const written = await writeRows(ctx, { ...asked, group: spec.group }, choices)
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
