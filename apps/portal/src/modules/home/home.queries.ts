import { graphql } from '@stationmaster/client'

export const todayQuery = graphql(`
  query Today($id: ID!) {
    station(id: $id) {
      id
      code
      name
      state
      stateChanges {
        to
        reason
        reference
        byName
        at
      }
      openItems {
        area
        code
        title
        dueOn
        overdue
      }
      availableActions
    }
  }
`)
