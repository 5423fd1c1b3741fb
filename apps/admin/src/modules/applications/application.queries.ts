import { graphql } from '@stationmaster/client'
import { exportAnswer } from '@stationmaster/ui'

export const applicationsQuery = graphql(`
  query StationApplications(
    $filter: StationApplicationFilter
    $sort: StationApplicationSort
    $search: String
    $first: Int
    $offset: Int
  ) {
    stationApplications(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        code
        companyName
        state
        stateSince
        phase
        owner
        kind
        level
        reviewerName
        submittedAt
        area {
          name
        }
        province {
          code
          name
        }
        city {
          name
        }
        district {
          name
        }
      }
    }
  }
`)

export const exportApplications = graphql(
  `
    mutation ExportStationApplications($input: ExportStationApplicationsInput!) {
      exportStationApplications(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)

export const applicationCountsQuery = graphql(`
  query StationApplicationCounts($me: ID!) {
    all: stationApplications(first: 1) {
      totalCount
    }
    waiting: stationApplications(first: 1, filter: { state: [SUBMITTED] }) {
      totalCount
    }
    mine: stationApplications(first: 1, filter: { state: [IN_REVIEW], reviewerId: [$me] }) {
      totalCount
    }
    returned: stationApplications(first: 1, filter: { state: [RETURNED] }) {
      totalCount
    }
    building: stationApplications(
      first: 1
      filter: { state: [PRELIM_APPROVED, CONSTRUCTION, INSPECTION, RECTIFICATION] }
    ) {
      totalCount
    }
    opening: stationApplications(first: 1, filter: { state: [OPENING_PREP, SIGNING] }) {
      totalCount
    }
  }
`)
