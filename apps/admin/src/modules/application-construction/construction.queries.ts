import { graphql } from '@stationmaster/client'

export const startConstruction = graphql(`
  mutation StartConstruction($input: StartConstructionInput!) {
    startConstruction(input: $input) {
      id
    }
  }
`)

export const acceptMilestone = graphql(`
  mutation AcceptMilestone($input: MilestoneStepInput!) {
    acceptMilestone(input: $input) {
      id
    }
  }
`)

export const giveBackMilestone = graphql(`
  mutation GiveBackMilestone($input: MilestoneReasonStepInput!) {
    giveBackMilestone(input: $input) {
      id
    }
  }
`)

export const replanMilestone = graphql(`
  mutation ReplanMilestone($input: ReplanMilestoneInput!) {
    replanMilestone(input: $input) {
      id
    }
  }
`)
