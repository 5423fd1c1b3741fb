import { graphql } from '@stationmaster/client'

export const staffMemberQuery = graphql(`
  query StationStaffMember($id: ID!) {
    staffMember(id: $id) {
      id
      name
      phone
      position
      productLines
      badgeNumber
      joinedOn
      leftOn
      state
      station {
        id
        code
        name
        kind
      }
      accounts {
        id
        state
        roles
        lastSignedInAt
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

export const updateStaffMember = graphql(`
  mutation UpdateStationStaffMember($input: UpdateStaffMemberInput!) {
    updateStaffMember(input: $input) {
      id
    }
  }
`)

export const deactivateStaffMember = graphql(`
  mutation DeactivateStationStaffMember($input: StaffMemberStepInput!) {
    deactivateStaffMember(input: $input) {
      id
    }
  }
`)

export const reactivateStaffMember = graphql(`
  mutation ReactivateStationStaffMember($input: StaffMemberStepInput!) {
    reactivateStaffMember(input: $input) {
      id
    }
  }
`)
