import { graphql, type ResultOf } from '@stationmaster/client'
import { exportAnswer } from '../../list/export.queries.ts'

const deadline = graphql(`
  fragment DeadlineFields on Deadline {
    id
    key
    title
    subjectType
    subjectLabel
    path
    station {
      id
      name
    }
    clock
    startedAt
    dueAt
    dueOn
    state
    isOverdue
    isOpen
    endedAt
    endReason
    policyKey
    policyNumber
    holds {
      from
      to
      reason
      byName
    }
    extensions {
      at
      from
      to
      reason
      byName
    }
    availableActions
    version
  }
`)

export const deadlinesQuery = graphql(
  `
    query Deadlines($filter: DeadlineFilter, $sort: DeadlineSort, $search: String, $first: Int, $offset: Int) {
      deadlines(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
        totalCount
        nodes {
          ...DeadlineFields
        }
      }
    }
  `,
  [deadline],
)

export type DeadlineRow = ResultOf<typeof deadlinesQuery>['deadlines']['nodes'][number]

export const deadlineKindsQuery = graphql(`
  query DeadlineKinds {
    deadlineKinds {
      key
      title
    }
  }
`)

export const deadlineCountsQuery = graphql(`
  query DeadlineCounts($today: LocalDate, $week: LocalDate) {
    overdue: deadlines(filter: { isOverdue: true }) {
      totalCount
    }
    today: deadlines(filter: { isOpen: true, isOverdue: false, dueOn: { from: $today, to: $today } }) {
      totalCount
    }
    week: deadlines(filter: { isOpen: true, isOverdue: false, dueOn: { from: $today, to: $week } }) {
      totalCount
    }
    held: deadlines(filter: { state: [HELD] }) {
      totalCount
    }
    open: deadlines(filter: { isOpen: true }) {
      totalCount
    }
    ended: deadlines(filter: { isOpen: false }) {
      totalCount
    }
  }
`)

export const exportDeadlines = graphql(
  `
    mutation ExportDeadlines($input: ExportDeadlinesInput!) {
      exportDeadlines(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)

export const holdDeadline = graphql(`
  mutation HoldDeadline($input: DeadlineReasonInput!) {
    holdDeadline(input: $input) {
      id
    }
  }
`)

export const resumeDeadline = graphql(`
  mutation ResumeDeadline($input: DeadlineReasonInput!) {
    resumeDeadline(input: $input) {
      id
    }
  }
`)

export const extendDeadline = graphql(`
  mutation ExtendDeadline($input: ExtendDeadlineInput!) {
    extendDeadline(input: $input) {
      id
    }
  }
`)
