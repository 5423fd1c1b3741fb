import { graphql, type ResultOf } from '@stationmaster/client'

export const credentialQuery = graphql(`
  query Credential($id: ID!) {
    credential(id: $id) {
      id
      kind
      number
      issuer
      validFrom
      validUntil
      state
      seriesId
      station {
        id
        code
        name
      }
      staffMember {
        id
        name
      }
      files {
        id
        file {
          id
          name
          url
          thumbnailUrl
          size
          mediaType
        }
      }
      submittedByName
      createdAt
      decidedByName
      decidedAt
      decisionReason
      availableActions
      version
    }
  }
`)

export type CredentialRecord = NonNullable<ResultOf<typeof credentialQuery>['credential']>

export const credentialSeriesQuery = graphql(`
  query CredentialSeries($series: [ID!]) {
    credentials(filter: { series: $series }, sort: CREATED_AT_DESC, first: 50) {
      nodes {
        id
        number
        state
        validFrom
        validUntil
      }
    }
  }
`)

export const credentialGapsQuery = graphql(`
  query CredentialGaps($stationId: ID!) {
    credentialGaps(stationId: $stationId) {
      productLine
      missing
    }
  }
`)

export const staffOfStationQuery = graphql(`
  query HoldersOfStation($station: [ID!]) {
    staffMembers(filter: { station: $station, state: [ACTIVE] }, first: 100, sort: NAME_ASC) {
      nodes {
        id
        name
      }
    }
  }
`)

export const submitCredential = graphql(`
  mutation SubmitCredential($input: SubmitCredentialInput!) {
    submitCredential(input: $input) {
      id
    }
  }
`)

export const renewCredential = graphql(`
  mutation RenewCredential($input: RenewCredentialInput!) {
    renewCredential(input: $input) {
      id
    }
  }
`)

export const correctCredential = graphql(`
  mutation CorrectCredential($input: CorrectCredentialInput!) {
    correctCredential(input: $input) {
      id
    }
  }
`)

export const withdrawCredential = graphql(`
  mutation WithdrawCredential($input: CredentialStepInput!) {
    withdrawCredential(input: $input) {
      id
    }
  }
`)

export const approveCredential = graphql(`
  mutation ApproveCredential($input: CredentialStepInput!) {
    approveCredential(input: $input) {
      id
    }
  }
`)

export const rejectCredential = graphql(`
  mutation RejectCredential($input: CredentialReasonInput!) {
    rejectCredential(input: $input) {
      id
    }
  }
`)
