import type { Module } from '../../kernel/module.ts'
import { NoticeReceipt } from './receipt.entity.ts'
import { NoticeReceiptResolver } from './receipt.resolver.ts'
import { noteConfirmed, receiptConfirmed } from './receipt.service.ts'

export const noticeReceipts: Module = {
  name: 'notice-receipts',
  entities: [NoticeReceipt],
  resolvers: [NoticeReceiptResolver],
  handlers: [{ event: receiptConfirmed.event, run: (ctx, { noticeId }) => noteConfirmed(ctx, String(noticeId)) }],
}
