import { graphql } from '@stationmaster/client'
import { bulkAnswer, exportAnswer } from '@stationmaster/ui'

export const stationUsersQuery = graphql(`
  query StationUsers($filter: UserFilter, $sort: UserSort, $search: String, $first: Int, $offset: Int) {
    users(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        name
        state
        roles
        phone
        email
        lastSignedInAt
      }
    }
  }
`)

export const exportUsers = graphql(
  `
    mutation ExportStationUsers($input: ExportUsersInput!) {
      exportUsers(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)

export const stationUserQuery = graphql(`
  query StationUser($id: ID!) {
    user(id: $id) {
      id
      name
      state
      roles
      phone
      email
      lastSignedInAt
      secondFactorAt
      createdAt
      availableActions
      blockedActions {
        action
        text
      }
      version
    }
  }
`)

const issuedLink = graphql(`
  fragment StationUserLink on IssuedLink {
    url
    sentTo
    expiresAt
  }
`)

export const resendStationInvitation = graphql(
  `
    mutation ResendStationInvitation($input: UserStepInput!) {
      resendInvitation(input: $input) {
        ...StationUserLink
      }
    }
  `,
  [issuedLink],
)

export const issueStationResetLink = graphql(
  `
    mutation IssueStationResetLink($input: UserStepInput!) {
      issueResetLink(input: $input) {
        ...StationUserLink
      }
    }
  `,
  [issuedLink],
)

export const updateStationUser = graphql(`
  mutation UpdateStationUser($input: UpdateUserInput!) {
    updateUser(input: $input) {
      id
    }
  }
`)

export const setStationUserRoles = graphql(`
  mutation SetStationUserRoles($input: SetUserRolesInput!) {
    setUserRoles(input: $input) {
      id
    }
  }
`)

export const deactivateStationUser = graphql(`
  mutation DeactivateStationUser($input: UserStepInput!) {
    deactivateUser(input: $input) {
      id
      version
    }
  }
`)

export const reactivateStationUser = graphql(`
  mutation ReactivateStationUser($input: UserStepInput!) {
    reactivateUser(input: $input) {
      id
      version
    }
  }
`)

export const revokeStationUserSessions = graphql(`
  mutation RevokeStationUserSessions($input: UserStepInput!) {
    revokeUserSessions(input: $input) {
      id
    }
  }
`)

export const changeUsers = graphql(
  `
    mutation ChangeUsers($input: ChangeUsersInput!) {
      changeUsers(input: $input) {
        ...BulkAnswer
      }
    }
  `,
  [bulkAnswer],
)
export const resetSecondFactor = graphql(`
  mutation ResetSecondFactor($input: UserStepInput!) {
    resetSecondFactor(input: $input) {
      id
    }
  }
`)
