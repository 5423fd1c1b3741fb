import { columnsOf } from '../../kernel/export-list.ts'
import { defineList } from '../../kernel/list.ts'
import { NoticeReceiptStateEnum } from '../notices/notice.types.ts'
import { may } from './receipt.access.ts'
import { NoticeReceiptType } from './receipt.types.ts'

export const receiptList = defineList({
  type: 'NoticeReceipt',
  node: () => NoticeReceiptType,
  filter: {
    notice: { kind: 'id' },
    station: { kind: 'id' },
    province: { kind: 'id', path: 'provinceId' },
    state: { kind: 'enum', type: NoticeReceiptStateEnum },
    mustRead: { kind: 'boolean', path: 'notice.mustRead' },
  },
  sort: ['state', 'readAt', 'confirmedAt', 'createdAt'],
  defaultSort: { property: 'createdAt', descending: true },
  search: 'searchText',
  export: {
    name: 'noticeReceipts',
    title: 'pages.notices.receipts',
    allow: [may.READ],
    columns: {
      ...columnsOf('state readAt readByName confirmedAt confirmedByName createdAt'),
      notice: 'notice.titleZh',
      station: 'station.name',
      stationCode: 'station.code',
      province: 'station.province.name',
    },
  },
})
