import { graphql } from '@stationmaster/client'
import { bulkAnswer, exportAnswer, issuedLink } from '@stationmaster/ui'

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

export const inviteUser = graphql(
  `
    mutation InviteUser($input: InviteUserInput!) {
      inviteUser(input: $input) {
        ...IssuedLinkFields
        user {
          id
          name
        }
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
