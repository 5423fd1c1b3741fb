import { say, type ResultOf } from '@stationmaster/client'
import { stateOfStage } from '@stationmaster/contracts/onboarding-reports'
import { stationKinds, stationLevels } from '@stationmaster/contracts/stations'
import { formatNumber } from '@stationmaster/i18n'
import type { TableColumn } from '../tables/table-view.ts'
import type { reportQuery } from './report.queries.ts'

type Report = ResultOf<typeof reportQuery>['onboardingReport']
type Listed<R> = R & { id: string }
export type Stage = Listed<Report['stages'][number]>
export type Refusal = Listed<Report['refusals'][number]>
export type Overdue = Listed<Report['overdue'][number]>

type Query = Record<string, string>
const kept = ['createdAt', 'area', 'province', 'kind', 'level'] as const

/** What the address asks for, as the filters of the list of applications: numbers and lists speak the same language. */
export const cohortOf = (query: Readonly<Record<string, unknown>>): Query =>
  Object.fromEntries(kept.flatMap((key) => (typeof query[key] === 'string' && query[key] ? [[key, query[key]]] : [])))

const among = <T extends string>(values: readonly T[], value: string | undefined) =>
  values.find((each) => each === value) ?? null
const isDay = (text: string | undefined) => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text)
const isId = (text: string | undefined) => text !== undefined && /^[0-9a-f-]{36}$/.test(text)

/** The same filters as the report asks for them; the moments are those of the list's filter `moments`. */
export function inputOf({ createdAt, area, province, kind, level }: Query) {
  const [from, to] = createdAt?.split('..') ?? []
  return {
    from: isDay(from) ? `${from}T00:00:00+08:00` : null,
    to: isDay(to) ? `${to}T23:59:59.999+08:00` : null,
    areaId: isId(area) ? (area ?? null) : null,
    provinceId: isId(province) ? (province ?? null) : null,
    kind: among(stationKinds, kind),
    level: among(stationLevels, level),
  }
}

const listOf = (cohort: Query, more: Query) => ({ path: '/applications', query: { ...cohort, ...more } })
const days = (count: number | null) => (count === null ? '—' : formatNumber(count))

export const stagesOf = ({ stages }: Report): Stage[] => stages.map((each) => ({ ...each, id: each.stage }))
export const refusalsOf = ({ refusals }: Report): Refusal[] => refusals.map((each) => ({ ...each, id: each.reason }))
export const overdueOf = ({ overdue }: Report): Overdue[] =>
  overdue.map((each) => ({ ...each, id: `${each.state}:${each.reviewerId ?? ''}` }))

/** The rows behind a stage: everything that was begun, or what was ever in the state that makes the stage. */
export const stageLink = (cohort: Query, { stage }: Stage) => {
  const state = stateOfStage[stage]
  return listOf(cohort, state ? { passed: state } : {})
}
export const refusalLink = (cohort: Query, { reason }: Refusal) =>
  listOf(cohort, { state: 'REJECTED', refusalCode: reason })
export const overdueLink = (cohort: Query, { state, reviewerId }: Overdue) =>
  listOf(cohort, { state, isOverdue: 'true', ...(reviewerId ? { reviewerId } : {}) })

export const stageColumns = (cohort: Query, begun: number): TableColumn<Stage>[] => [
  {
    key: 'stage',
    label: say.word('pages.onboardingReports.stage'),
    text: ({ stage }) => say.value('FunnelStage', stage),
  },
  {
    key: 'count',
    label: say.word('pages.onboardingReports.count'),
    text: ({ count }) => formatNumber(count),
    isNumber: true,
    to: (stage) => stageLink(cohort, stage),
  },
  {
    key: 'share',
    label: say.word('pages.onboardingReports.share'),
    text: ({ count }) => `${begun ? Math.round((count / begun) * 100) : 0}%`,
    isNumber: true,
  },
  {
    key: 'median',
    label: say.word('pages.onboardingReports.median'),
    text: ({ medianDays }) => days(medianDays),
    isNumber: true,
    to: (stage) => (stage.medianDays === null ? undefined : stageLink(cohort, stage)),
  },
  {
    key: 'ninetieth',
    label: say.word('pages.onboardingReports.ninetieth'),
    text: ({ ninetiethDays }) => days(ninetiethDays),
    isNumber: true,
    to: (stage) => (stage.ninetiethDays === null ? undefined : stageLink(cohort, stage)),
  },
]

export const overdueColumns = (cohort: Query): TableColumn<Overdue>[] => [
  {
    key: 'owner',
    label: say.word('pages.onboardingReports.owner'),
    text: ({ owner, reviewerName }) => reviewerName ?? say.value('ApplicationOwner', owner),
  },
  {
    key: 'state',
    label: say.field('StationApplication', 'state'),
    text: ({ state }) => say.value('StationApplicationState', state),
  },
  {
    key: 'count',
    label: say.word('pages.onboardingReports.count'),
    text: ({ count }) => formatNumber(count),
    isNumber: true,
    to: (row) => overdueLink(cohort, row),
  },
]

export const refusalColumns = (cohort: Query): TableColumn<Refusal>[] => [
  {
    key: 'reason',
    label: say.word('pages.onboardingReports.reason'),
    text: ({ reason }) => say.value('RefusalReason', reason),
  },
  {
    key: 'count',
    label: say.word('pages.onboardingReports.count'),
    text: ({ count }) => formatNumber(count),
    isNumber: true,
    to: (row) => refusalLink(cohort, row),
  },
]
