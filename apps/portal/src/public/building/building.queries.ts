import { graphql, type ResultOf } from '@stationmaster/client/gql.ts'

export const milestonesQuery = graphql(`
  query ApplicationMilestones {
    applicationMilestones {
      id
      key
      titleZh
      titleEn
      needsEvidence
      plannedOn
      state
      isOverdue
      note
      doneAt
      returnedReason
      version
    }
  }
`)

export const findingsQuery = graphql(`
  query ApplicationFindings {
    applicationFindings {
      id
      titleZh
      titleEn
      result
      note
      dueOn
      rectifiedAt
      rectifiedNote
      files {
        id
      }
      version
    }
  }
`)

export const checksQuery = graphql(`
  query ApplicationChecklist($id: ID!) {
    applicationChecklist(applicationId: $id) {
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
      byName
      answeredAt
    }
  }
`)

export const agreementQuery = graphql(`
  query ApplicationAgreement($id: ID!) {
    applicationAgreement(applicationId: $id) {
      id
      number
      state
      startsOn
      endsOn
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
      version
    }
  }
`)

export const completeMutation = graphql(`
  mutation CompleteMilestone($input: CompleteMilestoneInput!) {
    completeMilestone(input: $input) {
      id
    }
  }
`)

export const requestInspectionMutation = graphql(`
  mutation RequestInspection($input: MilestoneStepInput!) {
    requestInspection(input: $input) {
      id
    }
  }
`)

export const rectifyMutation = graphql(`
  mutation RectifyInspectionItem($input: RectifyInspectionItemInput!) {
    rectifyInspectionItem(input: $input) {
      id
    }
  }
`)

export const reinspectionMutation = graphql(`
  mutation RequestReinspection($input: RequestReinspectionInput!) {
    requestReinspection(input: $input) {
      id
    }
  }
`)

export const reportCheckMutation = graphql(`
  mutation ReportOpeningCheck($input: AnswerOpeningCheckInput!) {
    reportOpeningCheck(input: $input) {
      key
    }
  }
`)

export const signMutation = graphql(`
  mutation SignApplicationAgreement($input: SignApplicationAgreementInput!) {
    signApplicationAgreement(input: $input) {
      id
    }
  }
`)

export type Milestone = ResultOf<typeof milestonesQuery>['applicationMilestones'][number]
export type Finding = ResultOf<typeof findingsQuery>['applicationFindings'][number]
export type Check = NonNullable<ResultOf<typeof checksQuery>['applicationChecklist']>[number]
export type Agreement = NonNullable<ResultOf<typeof agreementQuery>['applicationAgreement']>
