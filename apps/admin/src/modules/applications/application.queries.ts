import { graphql } from '@stationmaster/client'
import { exportAnswer } from '@stationmaster/ui'
import { building } from './building.queries.ts'

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

export const applicationQuery = graphql(
  `
    query StationApplication($id: ID!) {
      stationApplication(id: $id) {
        id
        code
        state
        stateSince
        phase
        owner
        kind
        level
        companyName
        licenceNo
        contactName
        phone
        email
        address
        submittedAt
        activeAt
        refusalCode
        reviewerId
        reviewerName
        creatorId
        stationId
        stationsInDistrict
        availableActions
        blockedActions {
          action
          text
        }
        version
        area {
          id
          name
        }
        province {
          id
          code
          name
        }
        city {
          id
          name
        }
        district {
          id
          name
        }
        template {
          id
          number
          content {
            inspectionPassMark
            milestones {
              key
              days
              title {
                zh
                en
              }
            }
            surroundings {
              item
              title {
                zh
                en
              }
              hint {
                zh
                en
              }
            }
            groups {
              group
              passMark
              intro {
                zh
                en
              }
              questions {
                key
                kind
                required
                evidence
                points
                minimum
                text {
                  zh
                  en
                }
                unit {
                  zh
                  en
                }
                choices {
                  key
                  text {
                    zh
                    en
                  }
                }
              }
            }
          }
        }
        answers {
          question
          value
        }
        asked {
          question
          reason
        }
        files {
          id
          slot
          name
          mediaType
          size
          byName
          url
          thumbnailUrl
          createdAt
        }
        marks {
          id
          question
          verdict
          note
          byName
        }
        scores {
          group
          score
          passMark
          passed
          open
        }
        siteSurveys {
          id
          version
          byName
          surveyedAt
          accessibility
          convenience
          isKeyFactor
          remark
          customersWithin30Minutes
          customersWithin60Minutes
          items {
            item
            passed
            note
          }
        }
        ...Building
        stateChanges {
          id
          from
          to
          step
          reason
          byName
          at
        }
      }
    }
  `,
  [building],
)
