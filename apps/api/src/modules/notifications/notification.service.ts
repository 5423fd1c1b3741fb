import type { MarkAllNotifications, MarkNotifications } from '@stationmaster/contracts/notifications'
import type { Ctx } from '../../kernel/context.ts'
import { errors } from '../../kernel/errors.ts'
import { noteChange } from '../../kernel/live/record-changes.ts'
import { countedUnread, markRows, type Marking } from './notification.report.ts'

const readerOf = ({ actor }: Ctx): string => {
  if (!actor) throw errors.UNAUTHENTICATED()
  return actor.userId
}

/** Unread ones of the caller; counting stops at 100, since nobody reads the difference. */
export const countUnread = async (ctx: Ctx) => ({ unread: await countedUnread(ctx, readerOf(ctx)) })

/** The caller's other pages hear of it once, however many rows there are. */
async function mark(ctx: Ctx, marking: Marking): Promise<{ unread: number }> {
  const userId = readerOf(ctx)
  const id = await markRows(ctx, userId, marking)
  if (id) noteChange(ctx.em, 'Notification', { id, userId })
  return countUnread(ctx)
}

export const markSome = (ctx: Ctx, { ids, read }: MarkNotifications) => mark(ctx, { ids, group: null, read })

export const markAll = (ctx: Ctx, { group = null }: MarkAllNotifications) => mark(ctx, { ids: null, group, read: true })
