import { request, type ResultOf } from '@stationmaster/client'
import { defineListView, noticeTitle, plainStep, reasonOnly, type Steps } from '@stationmaster/ui'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import {
  discardNotice,
  exportNotices,
  noticeCountsQuery,
  type noticeQuery,
  noticesQuery,
  publishNotice,
  remindNotice,
  withdrawNotice,
} from './notice.queries.ts'

export type NoticeRecord = NonNullable<ResultOf<typeof noticeQuery>['notice']>

export const noticeList = defineListView({
  name: 'notices',
  type: 'Notice',
  query: noticesQuery,
  page: (result) => result.notices,
  exports: exportNotices,
  words: {
    title: 'pages.notices.title',
    search: 'pages.notices.search',
    empty: 'pages.notices.empty',
    emptyHint: 'pages.notices.emptyHint',
  },
  sort: 'PRECEDENCE_DESC',
  columns: [
    { key: 'title', text: noticeTitle, to: (notice) => `/notices/${notice.id}`, width: 280 },
    { key: 'state', kind: 'state', enum: 'NoticeState', sort: 'STATE' },
    { key: 'mustRead', kind: 'flag' },
    { key: 'audience', kind: 'enum', enum: 'NoticeAudience', hideOnPhone: true },
    { key: 'recipientCount', kind: 'number', align: 'end', permission: 'NOTICE_READ_RECIPIENTS' },
    { key: 'unreadCount', kind: 'number', align: 'end', permission: 'NOTICE_READ_RECIPIENTS' },
    { key: 'confirmedCount', kind: 'number', align: 'end', permission: 'NOTICE_READ_RECIPIENTS' },
    { key: 'openQuestionCount', kind: 'number', align: 'end', permission: 'NOTICE_QUESTION_READ' },
    { key: 'confirmBy', kind: 'day', hideOnPhone: true },
    { key: 'publishedAt', kind: 'moment', sort: 'PUBLISHED_AT' },
    { key: 'pinned', kind: 'flag', hideOnPhone: true },
    { key: 'createdByName', hideOnPhone: true },
    { key: 'number', sort: 'NUMBER', hideOnPhone: true },
  ],
  filters: [
    { key: 'state', kind: 'enum', enum: 'NoticeState' },
    { key: 'audience', kind: 'enum', enum: 'NoticeAudience' },
    { key: 'mustRead', kind: 'flag' },
    { key: 'pinned', kind: 'flag' },
    { key: 'publishedAt', kind: 'moments' },
  ],
  tabs: [
    { key: 'all', label: 'common.all', filter: () => ({}) },
    { key: 'drafts', label: 'pages.notices.drafts', filter: () => ({ state: 'DRAFT' }) },
    { key: 'mustRead', label: 'pages.notices.mustRead', filter: () => ({ state: 'PUBLISHED', mustRead: 'true' }) },
  ],
})

/** The numbers of the tabs, by tab key. */
export function useNoticeCounts() {
  const { data } = useQuery({
    queryKey: ['notices', 'counts'],
    queryFn: ({ signal }) => request(noticeCountsQuery, {}, { signal }),
  })
  return computed(() =>
    Object.fromEntries(Object.entries(data.value ?? {}).map(([key, { totalCount }]) => [key, totalCount])),
  )
}

export const noticeSteps: Steps<NoticeRecord> = {
  publish: {
    run: plainStep(publishNotice),
    ask: 'yes',
    icon: 'i-lucide-send',
    primary: true,
    hint: 'pages.notices.publishHint',
  },
  edit: { to: ({ id }) => `/notices/${id}/edit`, icon: 'i-lucide-pencil' },
  remind: { run: plainStep(remindNotice), ask: 'yes', icon: 'i-lucide-bell-ring', hint: 'pages.notices.remindHint' },
  copy: { to: ({ id }) => `/notices/new?from=${id}`, icon: 'i-lucide-copy-plus' },
  withdraw: {
    run: reasonOnly(withdrawNotice),
    ask: 'why',
    icon: 'i-lucide-undo-2',
    danger: true,
    hint: 'pages.notices.withdrawHint',
  },
  discard: { run: plainStep(discardNotice), ask: 'yes', icon: 'i-lucide-trash-2', danger: true },
}
