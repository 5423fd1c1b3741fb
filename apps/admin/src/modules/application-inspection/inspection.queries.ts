import { graphql } from '@stationmaster/client'

export const startInspection = graphql(`
  mutation StartInspection($input: StartInspectionInput!) {
    startInspection(input: $input) {
      id
    }
  }
`)

export const recordItem = graphql(`
  mutation RecordInspectionItem($input: RecordInspectionItemInput!) {
    recordInspectionItem(input: $input) {
      id
    }
  }
`)

export const failInspection = graphql(`
  mutation FailInspection($input: InspectionStepInput!) {
    failInspection(input: $input) {
      id
    }
  }
`)

export const passInspection = graphql(`
  mutation PassInspection($input: InspectionStepInput!) {
    passInspection(input: $input) {
      id
    }
  }
`)
