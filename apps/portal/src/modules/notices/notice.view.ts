import { liveState, may, request } from '@stationmaster/client'
import { defineListView, noticeTitle } from '@stationmaster/ui'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { ownNoticesQuery, waitingNoticesQuery } from './notice.queries.ts'

export const noticeList = defineListView({
  name: 'notices',
  type: 'Notice',
  query: ownNoticesQuery,
  page: (result) => result.notices,
  words: {
    title: 'pages.notices.title',
    search: 'pages.notices.search',
    empty: 'pages.notices.noneOfStation',
    emptyHint: 'pages.notices.noneOfStationHint',
  },
  sort: 'PRECEDENCE_DESC',
  columns: [
    { key: 'title', text: noticeTitle, to: (notice) => `/notices/${notice.id}`, width: 320 },
    { key: 'receiptState', kind: 'state', enum: 'NoticeReceiptState' },
    { key: 'mustRead', kind: 'flag' },
    { key: 'confirmBy', kind: 'due' },
    { key: 'pinned', kind: 'flag', hideOnPhone: true },
    { key: 'publishedAt', kind: 'moment', sort: 'PUBLISHED_AT' },
    { key: 'state', kind: 'state', enum: 'NoticeState' },
  ],
  filters: [
    { key: 'receiptState', kind: 'enum', enum: 'NoticeReceiptState' },
    { key: 'mustRead', kind: 'flag' },
    { key: 'state', kind: 'enum', enum: 'NoticeState', values: ['PUBLISHED', 'WITHDRAWN'] },
    { key: 'publishedAt', kind: 'moments' },
  ],
  tabs: [
    { key: 'all', label: 'common.all', filter: () => ({}) },
    {
      key: 'unread',
      label: 'pages.notices.unread',
      filter: () => ({ receiptState: 'UNREAD', state: 'PUBLISHED' }),
    },
    {
      key: 'toConfirm',
      label: 'pages.notices.toConfirm',
      filter: () => ({ receiptState: 'UNREAD,READ', mustRead: 'true', state: 'PUBLISHED' }),
    },
  ],
})

/** What waits for this station: a new notice shows within seconds, or within a minute while nobody tells of changes. */
export function useWaitingNotices() {
  const { data, error } = useQuery({
    queryKey: ['notices', 'waiting'],
    queryFn: ({ signal }) => request(waitingNoticesQuery, {}, { signal }),
    enabled: () => may('NOTICE_READ'),
    refetchInterval: () => (liveState.value === 'OPEN' ? false : 60_000),
  })
  const count = computed(() => data.value?.toConfirm.totalCount ?? 0)
  return {
    toConfirm: computed(() => data.value?.toConfirm.nodes ?? []),
    count,
    unread: computed(() => data.value?.unread.totalCount ?? 0),
    isKnown: computed(() => data.value !== undefined || error.value !== null || !may('NOTICE_READ')),
    /** Only who can confirm is held up by what must be confirmed. */
    isBlocked: computed(() => count.value > 0 && may('NOTICE_RECEIPT_CONFIRM')),
  }
}
