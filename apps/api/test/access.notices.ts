import { exportOf, list, step, type Entry } from './access.entry.ts'

const words = { titleZh: '公告', bodyZh: '正文', audience: 'ALL' }

/** Root fields of notices, their receipts and the questions about them. */
export const noticeQueries: Record<string, Entry> = {
  notice: { args: ({ notice }) => ({ id: notice }) },
  notices: list,
  noticeReceipts: { args: ({ notice }) => ({ filter: { notice: [notice] } }) },
  noticeQuestion: { args: ({ noticeQuestion }) => ({ id: noticeQuestion }) },
  noticeQuestions: { args: ({ notice }) => ({ filter: { notice: [notice] } }) },
}

export const noticeMutations: Record<string, Entry> = {
  createNotice: { args: () => ({ input: { ...words, bodyZh: '' } }), rowless: true }, // whoever may write hears that the text is missing
  updateNotice: step('notice', { titleZh: '新标题' }),
  publishNotice: step('notice'),
  withdrawNotice: step('notice', { reason: '测试' }),
  discardNotice: step('notice'),
  remindNotice: step('notice'),
  readNotice: step('noticeReceipt'),
  confirmNotice: step('noticeReceipt'),
  askNoticeQuestion: { args: ({ notice }) => ({ input: { noticeId: notice, text: '何时生效？' } }) },
  followUpNoticeQuestion: step('noticeQuestion', { text: '再问' }),
  answerNoticeQuestion: step('noticeQuestion', { text: '答复' }),
  shareNoticeAnswer: step('noticeQuestion', { question: '问', answer: '答' }),
  unshareNoticeAnswer: step('noticeQuestion'),
  exportNotices: exportOf(['NUMBER']),
  exportNoticeReceipts: exportOf(['STATE']),
  exportNoticeQuestions: exportOf(['TEXT']),
}

/** Fields of a notice that tell of its recipients. */
export const noticeFields = {
  'Notice.confirmedCount': { permission: 'NOTICE_READ_RECIPIENTS', otherwise: 'null' },
  'Notice.openQuestionCount': { permission: 'NOTICE_QUESTION_READ', otherwise: 'null' },
  'Notice.provinces': { permission: 'NOTICE_READ_RECIPIENTS', otherwise: 'null' },
  'Notice.recipientCount': { permission: 'NOTICE_READ_RECIPIENTS', otherwise: 'null' },
  'Notice.stations': { permission: 'NOTICE_READ_RECIPIENTS', otherwise: 'null' },
  'Notice.unreadCount': { permission: 'NOTICE_READ_RECIPIENTS', otherwise: 'null' },
} as const
