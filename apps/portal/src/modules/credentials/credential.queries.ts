import { graphql, type ResultOf } from '@stationmaster/client'

export const ownCredentialsQuery = graphql(`
  query OwnCredentials($offset: Int) {
    credentials(
      filter: { state: [SUBMITTED, APPROVED, REJECTED, EXPIRED] }
      sort: VALID_UNTIL_ASC
      first: 100
      offset: $offset
    ) {
      totalCount
      nodes {
        id
        kind
        number
        validUntil
        state
        seriesId
        staffMember {
          name
        }
        createdAt
        decisionReason
        availableActions
      }
    }
  }
`)

export type OwnCredential = ResultOf<typeof ownCredentialsQuery>['credentials']['nodes'][number]
