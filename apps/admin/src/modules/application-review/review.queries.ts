import { graphql } from '@stationmaster/client'

export const takeReview = graphql(`
  mutation TakeApplicationReview($input: StationApplicationStepInput!) {
    takeApplicationReview(input: $input) {
      id
    }
  }
`)

export const releaseReview = graphql(`
  mutation ReleaseApplicationReview($input: StationApplicationStepInput!) {
    releaseApplicationReview(input: $input) {
      id
    }
  }
`)

export const markItem = graphql(`
  mutation MarkApplicationItem($input: MarkApplicationItemInput!) {
    markApplicationItem(input: $input) {
      id
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
    }
  }
`)

export const askBack = graphql(`
  mutation ReturnStationApplication($input: StationApplicationStepInput!) {
    returnStationApplication(input: $input) {
      id
    }
  }
`)

export const approve = graphql(`
  mutation ApproveStationApplication($input: ApproveStationApplicationInput!) {
    approveStationApplication(input: $input) {
      id
    }
  }
`)

export const reject = graphql(`
  mutation RejectStationApplication($input: RejectStationApplicationInput!) {
    rejectStationApplication(input: $input) {
      id
    }
  }
`)
