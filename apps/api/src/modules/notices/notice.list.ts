import { columnsOf } from '../../kernel/export-list.ts'
import { defineList } from '../../kernel/list.ts'
import { may } from './notice.access.ts'
import { NoticeAudienceEnum, NoticeReceiptStateEnum, NoticeStateEnum, NoticeType } from './notice.types.ts'

export const noticeList = defineList({
  type: 'Notice',
  node: () => NoticeType,
  filter: {
    state: { kind: 'enum', type: NoticeStateEnum },
    audience: { kind: 'enum', type: NoticeAudienceEnum },
    mustRead: { kind: 'boolean' },
    pinned: { kind: 'boolean' },
    receiptState: { kind: 'enum', type: NoticeReceiptStateEnum },
    publishedAt: { kind: 'momentRange' },
  },
  sort: ['precedence', 'state', 'number', 'publishedAt', 'updatedAt'],
  defaultSort: { property: 'precedence', descending: true },
  search: 'searchText',
  export: {
    name: 'notices',
    title: 'pages.notices.title',
    allow: [may.READ],
    columns: columnsOf(
      'number state titleZh titleEn audience mustRead confirmBy pinned recipientCount unreadCount confirmedCount publishedAt publishedByName createdByName endedAt endReason',
    ),
  },
})
