import { graphql } from '@stationmaster/client'
import { exportAnswer } from '@stationmaster/ui'

export const agreementsQuery = graphql(`
  query Agreements(
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
        partyName
        state
        startsOn
        endsOn
        draftedByName
        updatedAt
      }
    }
  }
`)

export const agreementQuery = graphql(`
  query Agreement($id: ID!) {
    serviceAgreement(id: $id) {
      id
      number
      partyName
      state
      stateSince
      startsOn
      endsOn
      endedOn
      endReason
      content
      contentHash
      draftedByName
      applicationId
      verificationCode
      verificationUrl
      station {
        id
        code
        name
      }
      supersedes {
        id
        number
      }
      signatures {
        id
        side
        signerName
        signedAt
        contentHash
        byLink
        network
      }
      availableActions
      version
      createdAt
    }
  }
`)

export const agreementCountsQuery = graphql(`
  query AgreementCounts($endsBy: LocalDate) {
    all: serviceAgreements(first: 1) {
      totalCount
    }
    station: serviceAgreements(first: 1, filter: { state: [OFFERED] }) {
      totalCount
    }
    headquarters: serviceAgreements(first: 1, filter: { state: [SIGNED_BY_STATION] }) {
      totalCount
    }
    ending: serviceAgreements(first: 1, filter: { state: [IN_FORCE], endsOn: { to: $endsBy } }) {
      totalCount
    }
  }
`)

export const publishedTemplatesQuery = graphql(`
  query PublishedAgreementTemplates {
    agreementTemplates(first: 100, filter: { state: [PUBLISHED] }) {
      nodes {
        id
        code
        edition
        titleZh
        titleEn
        termMonths
      }
    }
  }
`)

export const exportAgreements = graphql(
  `
    mutation ExportServiceAgreements($input: ExportServiceAgreementsInput!) {
      exportServiceAgreements(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)

export const draftAgreement = graphql(`
  mutation DraftServiceAgreement($input: DraftServiceAgreementInput!) {
    draftServiceAgreement(input: $input) {
      id
    }
  }
`)

export const offerAgreement = graphql(`
  mutation OfferServiceAgreement($input: ServiceAgreementStepInput!) {
    offerServiceAgreement(input: $input) {
      id
    }
  }
`)

export const withdrawAgreement = graphql(`
  mutation WithdrawServiceAgreement($input: ServiceAgreementReasonStepInput!) {
    withdrawServiceAgreement(input: $input) {
      id
    }
  }
`)

export const terminateAgreement = graphql(`
  mutation TerminateServiceAgreement($input: ServiceAgreementReasonStepInput!) {
    terminateServiceAgreement(input: $input) {
      id
    }
  }
`)

export const countersignAgreement = graphql(`
  mutation CountersignServiceAgreement($input: SignServiceAgreementInput!) {
    countersignServiceAgreement(input: $input) {
      id
    }
  }
`)
