import { graphql } from '@stationmaster/client'
import { bulkAnswer, exportAnswer } from '@stationmaster/ui'

export const staffQuery = graphql(`
  query Staff($filter: StaffMemberFilter, $sort: StaffMemberSort, $search: String, $first: Int, $offset: Int) {
    staffMembers(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        name
        state
        position
        phone
        availableActions
        version
        badgeNumber
        productLines
        joinedOn
        accounts {
          state
        }
      }
    }
  }
`)

export const exportStaffMembers = graphql(
  `
    mutation ExportStaff($input: ExportStaffMembersInput!) {
      exportStaffMembers(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)

export const staffMemberQuery = graphql(`
  query StaffMember($id: ID!) {
    staffMember(id: $id) {
      id
      name
      state
      position
      phone
      badgeNumber
      productLines
      joinedOn
      leftOn
      station {
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

export const addStaffMember = graphql(`
  mutation AddStaffMember($input: AddStaffMemberInput!) {
    addStaffMember(input: $input) {
      id
    }
  }
`)

export const updateStaffMember = graphql(`
  mutation UpdateStaffMember($input: UpdateStaffMemberInput!) {
    updateStaffMember(input: $input) {
      id
    }
  }
`)

export const deactivateStaffMember = graphql(`
  mutation DeactivateStaffMember($input: StaffMemberStepInput!) {
    deactivateStaffMember(input: $input) {
      id
    }
  }
`)

export const reactivateStaffMember = graphql(`
  mutation ReactivateStaffMember($input: StaffMemberStepInput!) {
    reactivateStaffMember(input: $input) {
      id
    }
  }
`)

export const inviteStaffMember = graphql(`
  mutation InviteStaffMember($input: InviteUserInput!) {
    inviteUser(input: $input) {
      url
      sentTo
      expiresAt
    }
  }
`)

export const changeStaffMembers = graphql(
  `
    mutation ChangeStaffMembers($input: ChangeStaffMembersInput!) {
      changeStaffMembers(input: $input) {
        ...BulkAnswer
      }
    }
  `,
  [bulkAnswer],
)
