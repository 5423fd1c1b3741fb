import { graphql } from '@stationmaster/client'
import { exportAnswer } from '@stationmaster/ui'

export const credentialsQuery = graphql(`
  query Credentials($filter: CredentialFilter, $sort: CredentialSort, $search: String, $first: Int, $offset: Int) {
    credentials(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        kind
        number
        issuer
        validFrom
        validUntil
        state
        station {
          name
          province {
            name
          }
        }
        staffMember {
          name
        }
        submittedByName
        createdAt
      }
    }
  }
`)

export const credentialCountsQuery = graphql(`
  query CredentialCounts($endsBy: LocalDate) {
    expiring: credentials(first: 1, filter: { state: [APPROVED], validUntil: { to: $endsBy } }) {
      totalCount
    }
    waiting: credentials(first: 1, filter: { state: [SUBMITTED] }) {
      totalCount
    }
    expired: credentials(first: 1, filter: { state: [EXPIRED] }) {
      totalCount
    }
    sentBack: credentials(first: 1, filter: { state: [REJECTED] }) {
      totalCount
    }
    valid: credentials(first: 1, filter: { state: [APPROVED] }) {
      totalCount
    }
    all: credentials(first: 1) {
      totalCount
    }
  }
`)

export const exportCredentials = graphql(
  `
    mutation ExportCredentials($input: ExportCredentialsInput!) {
      exportCredentials(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)

export const stationCredentialsQuery = graphql(`
  query StationCredentials($station: [ID!]) {
    credentials(
      filter: { station: $station, state: [SUBMITTED, APPROVED, REJECTED, EXPIRED] }
      sort: VALID_UNTIL_ASC
      first: 100
    ) {
      totalCount
      nodes {
        id
        kind
        number
        validUntil
        state
        staffMember {
          name
        }
      }
    }
  }
`)
