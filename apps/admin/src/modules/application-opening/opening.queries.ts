import { graphql } from '@stationmaster/client'
import { issuedLink } from '@stationmaster/ui'

export const checklistQuery = graphql(`
  query OpeningChecklist($id: ID!) {
    openingChecklist(applicationId: $id) {
      key
      title {
        zh
        en
      }
      kind
      mandatory
      isGreen
      detail {
        zh
        en
      }
      note
      files {
        id
      }
      byName
      answeredAt
    }
  }
`)

export const answerCheck = graphql(`
  mutation AnswerOpeningCheck($input: AnswerOpeningCheckInput!) {
    answerOpeningCheck(input: $input) {
      key
    }
  }
`)

export const confirmOpening = graphql(`
  mutation ConfirmOpening($input: ConfirmOpeningInput!) {
    confirmOpening(input: $input) {
      id
    }
  }
`)

export const agreementsOfQuery = graphql(`
  query AgreementsOfApplication($id: ID!) {
    serviceAgreements(filter: { applicationId: [$id] }, sort: UPDATED_AT_DESC, first: 10) {
      nodes {
        id
        number
        state
        startsOn
        endsOn
        contentHash
        draftedByName
        availableActions
        version
        signatures {
          id
          side
          signerName
          signedAt
          contentHash
          byLink
        }
      }
    }
  }
`)

export const draftAgreement = graphql(`
  mutation DraftApplicationAgreement($input: DraftApplicationAgreementInput!) {
    draftApplicationAgreement(input: $input) {
      id
    }
  }
`)

export const openStation = graphql(
  `
    mutation OpenStation($input: OpenStationInput!) {
      openStation(input: $input) {
        stationId
        invitation {
          ...IssuedLinkFields
        }
      }
    }
  `,
  [issuedLink],
)
