import { defineListView, noticeTitle } from '@stationmaster/ui'
import { regionOptions } from '../regions/region-options.ts'
import { stationLookup } from '../station-lookup/station-lookup.ts'
import { noticeLookup } from './notice-lookup.ts'
import { exportReceipts, receiptsQuery } from './receipt.queries.ts'

export const receiptList = defineListView({
  name: 'noticeReceipts',
  type: 'NoticeReceipt',
  query: receiptsQuery,
  page: (result) => result.noticeReceipts,
  exports: exportReceipts,
  words: {
    title: 'pages.notices.receipts',
    search: 'pages.notices.searchReceipts',
    empty: 'pages.notices.noReceipts',
    emptyHint: 'pages.notices.noReceiptsHint',
  },
  sort: 'CREATED_AT_DESC',
  columns: [
    { key: 'station', kind: 'named', to: ({ station }) => `/stations/${station.id}`, width: 240 },
    { key: 'stationCode', text: ({ station }) => station.code },
    { key: 'state', kind: 'state', enum: 'NoticeReceiptState', sort: 'STATE' },
    { key: 'province', text: ({ station }) => station.province.name, hideOnPhone: true },
    { key: 'notice', text: ({ notice }) => noticeTitle(notice), width: 240 },
    { key: 'readAt', kind: 'moment', sort: 'READ_AT' },
    { key: 'readByName', hideOnPhone: true },
    { key: 'confirmedAt', kind: 'moment', sort: 'CONFIRMED_AT' },
    { key: 'confirmedByName', hideOnPhone: true },
    { key: 'createdAt', kind: 'moment', sort: 'CREATED_AT', hideOnPhone: true },
  ],
  filters: [
    { key: 'notice', kind: 'lookup', ...noticeLookup },
    { key: 'state', kind: 'enum', enum: 'NoticeReceiptState' },
    { key: 'station', kind: 'lookup', ...stationLookup },
    { key: 'province', kind: 'choice', load: () => regionOptions({ level: ['PROVINCE'] }) },
    { key: 'mustRead', kind: 'flag' },
  ],
  tabs: [{ key: 'all', label: 'common.all', filter: () => ({}) }],
})
