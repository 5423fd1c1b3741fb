import { graphql } from '@stationmaster/client'
import { bulkAnswer, exportAnswer } from '@stationmaster/ui'

export const usersQuery = graphql(`
  query Users($filter: UserFilter, $sort: UserSort, $search: String, $first: Int, $offset: Int) {
    users(filter: $filter, sort: $sort, search: $search, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        name
        email
        phone
        audience
        state
        roles
        lastSignedInAt
        station {
          name
        }
        regions {
          name
        }
      }
    }
  }
`)

export const exportUsers = graphql(
  `
    mutation ExportUsers($input: ExportUsersInput!) {
      exportUsers(input: $input) {
        ...ExportAnswer
      }
    }
  `,
  [exportAnswer],
)

export const userQuery = graphql(`
  query User($id: ID!) {
    user(id: $id) {
      id
      name
      email
      phone
      audience
      state
      roles
      lastSignedInAt
      secondFactorAt
      createdAt
      station {
        id
        name
      }
      regions {
        id
        name
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

const issuedLink = graphql(`
  fragment IssuedLinkFields on IssuedLink {
    url
    sentTo
    expiresAt
    user {
      id
      name
    }
  }
`)

export const inviteUser = graphql(
  `
    mutation InviteUser($input: InviteUserInput!) {
      inviteUser(input: $input) {
        ...IssuedLinkFields
      }
    }
  `,
  [issuedLink],
)

export const resendInvitation = graphql(
  `
    mutation ResendInvitation($input: UserStepInput!) {
      resendInvitation(input: $input) {
        ...IssuedLinkFields
      }
    }
  `,
  [issuedLink],
)

export const issueResetLink = graphql(
  `
    mutation IssueResetLink($input: UserStepInput!) {
      issueResetLink(input: $input) {
        ...IssuedLinkFields
      }
    }
  `,
  [issuedLink],
)

export const updateUser = graphql(`
  mutation UpdateUser($input: UpdateUserInput!) {
    updateUser(input: $input) {
      id
    }
  }
`)

export const setUserRoles = graphql(`
  mutation SetUserRoles($input: SetUserRolesInput!) {
    setUserRoles(input: $input) {
      id
    }
  }
`)

export const deactivateUser = graphql(`
  mutation DeactivateUser($input: UserStepInput!) {
    deactivateUser(input: $input) {
      id
      version
    }
  }
`)

export const reactivateUser = graphql(`
  mutation ReactivateUser($input: UserStepInput!) {
    reactivateUser(input: $input) {
      id
      version
    }
  }
`)

export const revokeUserSessions = graphql(`
  mutation RevokeUserSessions($input: UserStepInput!) {
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
