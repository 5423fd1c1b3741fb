import type { ReceiptStep } from '@stationmaster/contracts/notices'
import { loadToChange } from '../../kernel/change.ts'
import type { Ctx } from '../../kernel/context.ts'
import { meetDeadline } from '../../kernel/deadlines.ts'
import { noteChange } from '../../kernel/live/record-changes.ts'
import { defineEvent } from '../../kernel/outbox.ts'
import { Notice } from '../notices/notice.entity.ts'
import { NoticeReceipt } from './receipt.entity.ts'
import { flow } from './receipt.rules.ts'

/** A station has confirmed a notice; the others' receipts are not its to count. */
export const receiptConfirmed = defineEvent<{ noticeId: string }>('notice-receipts.confirmed')

export async function read(ctx: Ctx, at: ReceiptStep): Promise<NoticeReceipt> {
  return take(ctx, 'read', at)
}

export async function confirm(ctx: Ctx, at: ReceiptStep): Promise<NoticeReceipt> {
  const receipt = await take(ctx, 'confirm', at)
  receipt.confirmedAt = ctx.now
  receipt.confirmedById = ctx.actor?.userId ?? null
  receipt.confirmedByName = ctx.actor?.name ?? ''
  ctx.emit(receiptConfirmed({ noticeId: receipt.notice.id }))
  return receipt
}

/** Whoever confirms has read. */
async function take(ctx: Ctx, step: 'read' | 'confirm', { id, expectedVersion }: ReceiptStep): Promise<NoticeReceipt> {
  const { actor, now } = ctx
  const receipt = await loadToChange(ctx, NoticeReceipt, id, expectedVersion)
  const { id: noticeId, state: noticeState, mustRead } = await ctx.em.findOneOrFail(Notice, receipt.notice.id)
  receipt.state = flow.next(receipt.state, step, { noticeState, mustRead })
  if (!receipt.readAt) Object.assign(receipt, { readAt: now, readById: actor?.userId, readByName: actor?.name ?? '' })
  noteChange(ctx.em, 'Notice', { id: noticeId })
  return receipt
}

/** Once all recipients have confirmed, the promise of the notice is kept. */
export async function noteConfirmed(ctx: Ctx, noticeId: string): Promise<void> {
  const left = await ctx.em.count(NoticeReceipt, { notice: noticeId, state: { $ne: 'CONFIRMED' } })
  if (left === 0) await meetDeadline(ctx, { key: 'notices.confirmation', subjectId: noticeId })
}
