import { graphql } from '@stationmaster/client'
import { building } from './building.queries.ts'

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
