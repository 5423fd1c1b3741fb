import { receiptStates } from '@stationmaster/contracts/notices'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import { Notice } from '../notices/notice.entity.ts'
import { Station } from '../stations/station.entity.ts'
import { flow } from './receipt.rules.ts'

const NoticeReceiptSchema = defineEntity({
  name: 'NoticeReceipt',
  properties: {
    ...document,
    notice: () => p.manyToOne(Notice),
    station: () => p.manyToOne(Station),
    provinceId: p.uuid(),
    state: p.enum(receiptStates).default(flow.initial),
    readAt: p.datetime().nullable(),
    readById: p.uuid().nullable(),
    readByName: p.text().nullable(),
    confirmedAt: p.datetime().nullable(),
    confirmedById: p.uuid().nullable(),
    confirmedByName: p.text().nullable(),
    searchText: p.text(),
  },
})
/** That one station received one notice, and how far it is with it; made with the publication (module notices). */
export class NoticeReceipt extends NoticeReceiptSchema.class {}
NoticeReceiptSchema.setClass(NoticeReceipt)
