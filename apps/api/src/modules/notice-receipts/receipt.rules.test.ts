import type { receiptStates } from '@stationmaster/contracts/notices'
import { expect, test } from 'vitest'
import { flow, type ReceiptFacts } from './receipt.rules.ts'

const asked: ReceiptFacts = { noticeState: 'PUBLISHED', mustRead: true }
const outcome = (
  state: (typeof receiptStates)[number],
  step: 'read' | 'confirm',
  facts: Partial<ReceiptFacts> = {},
) => {
  try {
    return flow.next(state, step, { ...asked, ...facts })
  } catch (error) {
    return (error as { code: string }).code
  }
}

test.each([
  ['UNREAD', 'read', {}, 'READ'],
  ['READ', 'read', {}, 'FLOW_STEP_NOT_ALLOWED'],
  ['UNREAD', 'confirm', {}, 'CONFIRMED'],
  ['READ', 'confirm', {}, 'CONFIRMED'],
  ['CONFIRMED', 'confirm', {}, 'FLOW_STEP_NOT_ALLOWED'],
  ['UNREAD', 'read', { noticeState: 'WITHDRAWN', mustRead: false }, 'READ'],
  ['READ', 'confirm', { noticeState: 'WITHDRAWN' }, 'NOTICE_RECEIPT_NOTICE_ENDED'],
  ['READ', 'confirm', { mustRead: false }, 'NOTICE_RECEIPT_NOTHING_TO_CONFIRM'],
] as const)('%s %s %o: %s', (state, step, facts, expected) => {
  expect(outcome(state, step, facts)).toBe(expected)
})
