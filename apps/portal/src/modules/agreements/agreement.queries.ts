import { graphql } from '@stationmaster/client'

export const ownAgreementsQuery = graphql(`
  query OwnAgreements(
    $filter: ServiceAgreementFilter
    $sort: ServiceAgreementSort
    $search: String
    $first: Int
    $offset: Int
  ) {
    serviceAgreements(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        number
        state
        startsOn
        endsOn
      }
    }
  }
`)

export const ownAgreementQuery = graphql(`
  query OwnAgreement($id: ID!) {
    serviceAgreement(id: $id) {
      id
      number
      partyName
      state
      startsOn
      endsOn
      endedOn
      content
      contentHash
      verificationCode
      verificationUrl
      signatures {
        id
        side
        signerName
        signedAt
        contentHash
        byLink
      }
      availableActions
      version
    }
  }
`)

export const signAgreement = graphql(`
  mutation SignServiceAgreement($input: SignServiceAgreementInput!) {
    signServiceAgreement(input: $input) {
      id
    }
  }
`)
