import { graphql } from '@stationmaster/client'

export const apiClientsQuery = graphql(`
  query ApiClients($filter: ApiClientFilter, $sort: ApiClientSort, $first: Int, $offset: Int) {
    apiClients(filter: $filter, sort: $sort, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        name
        state
        scopes
        reach
        createdByName
        createdAt
      }
    }
  }
`)

export const apiClientQuery = graphql(`
  query ApiClient($id: ID!) {
    apiClient(id: $id) {
      id
      name
      description
      state
      scopes
      reach
      regionIds
      stationIds
      createdByName
      createdAt
      secrets {
        id
        hint
        createdAt
        expiresAt
        revokedAt
        lastUsedAt
      }
      availableActions
      version
    }
  }
`)

export const createApiClient = graphql(`
  mutation CreateApiClient($input: CreateApiClientInput!) {
    createApiClient(input: $input) {
      id
    }
  }
`)

export const updateApiClient = graphql(`
  mutation UpdateApiClient($input: UpdateApiClientInput!) {
    updateApiClient(input: $input) {
      id
    }
  }
`)

export const revokeApiClient = graphql(`
  mutation RevokeApiClient($input: ApiClientStepInput!) {
    revokeApiClient(input: $input) {
      id
    }
  }
`)

export const issueApiSecret = graphql(`
  mutation IssueApiSecret($input: IssueApiSecretInput!) {
    issueApiSecret(input: $input) {
      secret
      expiresAt
      client {
        id
      }
    }
  }
`)

export const revokeApiSecret = graphql(`
  mutation RevokeApiSecret($input: RevokeApiSecretInput!) {
    revokeApiSecret(input: $input) {
      id
    }
  }
`)
