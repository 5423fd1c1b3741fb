import { receiptStates, type NoticeState } from '@stationmaster/contracts/notices'
import { defineErrors } from '../../kernel/errors.ts'
import { defineFlow } from '../../kernel/flow.ts'
import { may } from './receipt.access.ts'

export const errors = defineErrors('NOTICE_RECEIPT', { NOTICE_ENDED: 'conflict', NOTHING_TO_CONFIRM: 'conflict' })

export interface ReceiptFacts {
  noticeState: NoticeState
  mustRead: boolean
}

/** Opening a notice reads it; one that must be read is confirmed besides, which opening it alone never does. */
export const flow = defineFlow<ReceiptFacts>()({
  name: 'NoticeReceipt',
  states: receiptStates,
  initial: 'UNREAD',
  steps: {
    read: { from: ['UNREAD'], to: 'READ', allow: may.CONFIRM },
    confirm: { from: ['UNREAD', 'READ'], to: 'CONFIRMED', allow: may.CONFIRM, guard: mustBeAsked },
  },
})

function mustBeAsked({ noticeState, mustRead }: ReceiptFacts): void {
  if (noticeState !== 'PUBLISHED') throw errors.NOTICE_ENDED()
  if (!mustRead) throw errors.NOTHING_TO_CONFIRM()
}
