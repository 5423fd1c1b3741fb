import { say, type ResultOf } from '@stationmaster/client'
import { formatNumber } from '@stationmaster/i18n'
import { defineListView, plainStep, type Steps } from '@stationmaster/ui'
import { cancelJob, jobsQuery, type jobQuery } from './job.queries.ts'

export type JobRecord = NonNullable<ResultOf<typeof jobQuery>['job']>

const progressText = ({ done, total }: { done: number; total: number }) =>
  total ? `${formatNumber(done)} / ${formatNumber(total)}` : say.word('common.empty')

export const jobList = defineListView({
  name: 'jobs',
  type: 'Job',
  query: jobsQuery,
  page: (result) => result.jobs,
  words: {
    title: 'pages.jobs.title',
    search: 'pages.jobs.search',
    empty: 'pages.jobs.empty',
    emptyHint: 'pages.jobs.emptyHint',
  },
  sort: 'CREATED_AT_DESC',
  every: (jobs) => (jobs.some(({ state }) => state === 'QUEUED' || state === 'RUNNING') ? 1500 : false),
  columns: [
    { key: 'title', to: ({ id }) => `/jobs/${id}` },
    { key: 'state', kind: 'state', enum: 'JobState' },
    { key: 'progress', text: progressText },
    { key: 'requestedByName' },
    { key: 'createdAt', kind: 'moment', sort: 'CREATED_AT' },
    { key: 'finishedAt', kind: 'moment' },
  ],
  filters: [
    { key: 'state', kind: 'enum', enum: 'JobState' },
    { key: 'kind', kind: 'enum', enum: 'JobKind' },
  ],
})

export const jobSteps: Steps<JobRecord> = {
  cancel: { run: plainStep(cancelJob), ask: 'yes', icon: 'i-lucide-circle-stop', danger: true },
}

export const isGoing = ({ state }: JobRecord) => state === 'QUEUED' || state === 'RUNNING'
