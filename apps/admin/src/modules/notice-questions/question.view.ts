import type { ResultOf } from '@stationmaster/client'
import { defineFormView, defineListView, noticeTitle, plainStep, type Steps } from '@stationmaster/ui'
import { noticeLookup } from '../notice-receipts/notice-lookup.ts'
import { stationLookup } from '../station-lookup/station-lookup.ts'
import { exportQuestions, type questionQuery, questionsQuery, unshareAnswer } from './question.queries.ts'

export type QuestionThreadRecord = NonNullable<ResultOf<typeof questionQuery>['noticeQuestion']>

export const questionList = defineListView({
  name: 'noticeQuestions',
  type: 'NoticeQuestion',
  query: questionsQuery,
  page: (result) => result.noticeQuestions,
  exports: exportQuestions,
  words: {
    title: 'pages.noticeQuestions.title',
    search: 'pages.noticeQuestions.search',
    empty: 'pages.noticeQuestions.empty',
    emptyHint: 'pages.noticeQuestions.emptyHint',
  },
  sort: 'CREATED_AT_DESC',
  columns: [
    { key: 'text', to: (question) => `/notice-questions/${question.id}`, width: 320 },
    { key: 'state', kind: 'state', enum: 'NoticeQuestionState', sort: 'STATE' },
    { key: 'station', kind: 'named', width: 220 },
    { key: 'notice', text: ({ notice }) => noticeTitle(notice), width: 240 },
    { key: 'askedByName', hideOnPhone: true },
    { key: 'createdAt', kind: 'moment', sort: 'CREATED_AT' },
    { key: 'answeredAt', kind: 'moment', hideOnPhone: true },
    { key: 'answeredByName', hideOnPhone: true },
    { key: 'isShared', kind: 'flag', hideOnPhone: true },
  ],
  filters: [
    { key: 'state', kind: 'enum', enum: 'NoticeQuestionState' },
    { key: 'notice', kind: 'lookup', ...noticeLookup },
    { key: 'station', kind: 'lookup', ...stationLookup },
    { key: 'isShared', kind: 'flag' },
  ],
  tabs: [
    { key: 'all', label: 'common.all', filter: () => ({}) },
    { key: 'open', label: 'enums.NoticeQuestionState.OPEN', filter: () => ({ state: 'OPEN' }) },
  ],
})

/** Answering is the box below the thread. */
export const questionSteps: Steps<QuestionThreadRecord> = {
  share: { open: true, icon: 'i-lucide-eye' },
  unshare: { run: plainStep(unshareAnswer), ask: 'yes', icon: 'i-lucide-eye-off' },
}

export const shareForm = defineFormView({
  type: 'NoticeAnswer',
  sections: [
    {
      fields: [
        { key: 'question', kind: 'multiline', required: true },
        { key: 'answer', kind: 'multiline', required: true },
      ],
    },
  ],
})
