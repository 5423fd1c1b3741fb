import { graphql } from '@stationmaster/client'

export const ownStationQuery = graphql(`
  query OwnStation($id: ID!) {
    station(id: $id) {
      id
      code
      name
      creditCode
      kind
      level
      ownership
      state
      productLines
      address
      latitude
      longitude
      principalName
      principalPhone
      servicePhone
      signedOn
      contractEndsOn
      area {
        name
      }
      province {
        name
      }
      city {
        name
      }
      district {
        name
      }
      openingHours {
        weekday
        opensAt
        closesAt
      }
      contacts {
        id
        name
        duty
        phone
      }
      territories {
        id
        region {
          path
        }
      }
      stateChanges {
        id
        from
        to
        step
        reason
        reference
        byName
        at
      }
      availableActions
      blockedActions {
        action
        text
      }
      version
    }
  }
`)

export const updateOwnStation = graphql(`
  mutation UpdateOwnStation($input: UpdateStationInput!) {
    updateStation(input: $input) {
      id
    }
  }
`)
