import { graphql } from '@stationmaster/client/gql.ts'

export const verificationQuery = graphql(`
  query AgreementVerification($code: String!) {
    agreementVerification(code: $code) {
      result
      number
      partyName
      startsOn
      endsOn
      stationSignedAt
      headquartersSignedAt
      contentHash
    }
  }
`)
