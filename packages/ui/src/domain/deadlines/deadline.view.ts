import { now, request, say } from '@stationmaster/client'
import { addDays, dayOf } from '@stationmaster/i18n'
import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { defineListView, type Option } from '../../list/list-view.ts'
import { reasonOnly, type Steps } from '../../record/steps.ts'
import {
  deadlineCountsQuery,
  deadlineKindsQuery,
  deadlinesQuery,
  exportDeadlines,
  holdDeadline,
  resumeDeadline,
  type DeadlineRow,
} from './deadline.queries.ts'
import { remainingWords } from './remaining.ts'

const today = () => dayOf(now.value)
const inAWeek = () => addDays(today(), 7)

/** The filters of the tabs and of the numbers on home pages: each number leads to exactly its rows. */
export const dueTabs = {
  overdue: () => ({ isOverdue: 'true' }),
  today: () => ({ isOpen: 'true', isOverdue: 'false', dueOn: `${today()}..${today()}` }),
  week: () => ({ isOpen: 'true', isOverdue: 'false', dueOn: `${today()}..${inAWeek()}` }),
  held: () => ({ state: 'HELD' }),
  open: () => ({ isOpen: 'true' }),
  ended: () => ({ isOpen: 'false' }),
}

export function useDueCounts() {
  const { data } = useQuery({
    queryKey: computed(() => ['deadlines', 'counts', today()]),
    queryFn: ({ signal }) => request(deadlineCountsQuery, { today: today(), week: inAWeek() }, { signal }),
    staleTime: 15_000,
    refetchInterval: 60_000,
  })
  const counts = computed(() =>
    Object.fromEntries(Object.entries(data.value ?? {}).map(([key, { totalCount }]) => [key, totalCount])),
  )
  return { counts }
}

const minute = 60_000

/** Midnight at the end of a day is that day; a moment within a day is told with its time. */
export const dueText = ({ dueAt, dueOn, clock }: Pick<DeadlineRow, 'dueAt' | 'dueOn' | 'clock'>) =>
  clock === 'DAYS' ? say.day(dueOn) : say.moment(dueAt)

/** 'in 2 h 15 min', '3 days overdue'; nothing for what has ended or stands still. */
export function remainingText({ dueAt, state, isOpen }: Pick<DeadlineRow, 'dueAt' | 'state' | 'isOpen'>): string {
  if (!isOpen || state === 'HELD') return ''
  return remainingWords(Date.parse(dueAt), now.value)
}

/** How urgent it is: overdue, less than a quarter left, or neither. */
export function urgencyOf({ dueAt, startedAt, state, isOpen }: DeadlineRow): 'bad' | 'warning' | 'none' {
  if (!isOpen || state === 'HELD') return 'none'
  const [start, due] = [Date.parse(startedAt), Date.parse(dueAt)]
  if (now.value >= due) return 'bad'
  return due - now.value <= Math.max(minute, (due - start) / 4) ? 'warning' : 'none'
}

/** Percent of the time that has passed. */
export function usedPercent({ startedAt, dueAt, endedAt }: DeadlineRow): number {
  const [start, due, until] = [Date.parse(startedAt), Date.parse(dueAt), endedAt ? Date.parse(endedAt) : now.value]
  return due <= start ? 100 : Math.min(100, Math.max(0, Math.round(((until - start) / (due - start)) * 100)))
}

const kinds = async (): Promise<Option[]> =>
  (await request(deadlineKindsQuery, {})).deadlineKinds.map(({ key, title }) => ({ value: key, label: title }))

export const dueList = defineListView({
  name: 'due',
  type: 'Deadline',
  query: deadlinesQuery,
  page: (result) => result.deadlines,
  exports: exportDeadlines,
  words: {
    title: 'pages.due.title',
    search: 'pages.due.search',
    empty: 'pages.due.empty',
    emptyHint: 'pages.due.emptyHint',
  },
  sort: 'DUE_AT_ASC',
  columns: [
    { key: 'subjectLabel', to: ({ path }) => path ?? '/due' },
    { key: 'title' },
    { key: 'state', kind: 'state', enum: 'DeadlineState' },
    { key: 'dueAt', text: (row) => [dueText(row), remainingText(row)].filter(Boolean).join(' · '), sort: 'DUE_AT' },
    { key: 'station', text: ({ station }) => station?.name ?? say.word('common.empty'), hideOnPhone: true },
    { key: 'startedAt', kind: 'moment', sort: 'STARTED_AT', hideOnPhone: true },
    { key: 'endedAt', kind: 'moment', hideOnPhone: true },
  ],
  filters: [
    { key: 'state', kind: 'enum', enum: 'DeadlineState' },
    { key: 'key', kind: 'choice', load: kinds },
    { key: 'dueOn', kind: 'days' },
    { key: 'isOpen', kind: 'flag' },
    { key: 'isOverdue', kind: 'flag' },
  ],
  tabs: [
    { key: 'open', label: 'pages.due.open', filter: dueTabs.open },
    { key: 'overdue', label: 'pages.due.overdue', filter: dueTabs.overdue },
    { key: 'today', label: 'pages.due.today', filter: dueTabs.today },
    { key: 'week', label: 'pages.due.week', filter: dueTabs.week },
    { key: 'held', label: 'enums.DeadlineState.HELD', filter: dueTabs.held },
    { key: 'ended', label: 'pages.due.ended', filter: dueTabs.ended },
  ],
})

export const deadlineSteps: Steps<DeadlineRow> = {
  hold: { run: reasonOnly(holdDeadline), ask: 'why', icon: 'i-lucide-pause', hint: 'pages.due.holdHint' },
  resume: { run: reasonOnly(resumeDeadline), ask: 'why', icon: 'i-lucide-play', primary: true },
  extend: { open: true, icon: 'i-lucide-calendar-plus' },
}
