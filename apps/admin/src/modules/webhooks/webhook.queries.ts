import { graphql } from '@stationmaster/client'

export const webhooksQuery = graphql(`
  query Webhooks($filter: WebhookFilter, $sort: WebhookSort, $first: Int, $offset: Int) {
    webhooks(filter: $filter, sort: $sort, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        name
        kind
        state
        groups
        urlHint
        createdByName
        createdAt
      }
    }
  }
`)

export const webhookQuery = graphql(`
  query Webhook($id: ID!) {
    webhook(id: $id) {
      id
      name
      kind
      state
      groups
      provinceIds
      locale
      quietFrom
      quietTo
      urlHint
      hasSigningSecret
      delivers
      createdByName
      createdAt
      availableActions
      version
    }
  }
`)

export const deliveriesQuery = graphql(`
  query WebhookDeliveries($filter: WebhookDeliveryFilter, $sort: WebhookDeliverySort, $first: Int, $offset: Int) {
    webhookDeliveries(filter: $filter, sort: $sort, first: $first, offset: $offset) {
      totalCount
      nodes {
        id
        title
        webhook {
          name
        }
        state
        attempts
        createdAt
        attemptedAt
        dueAt
        problem
        problemDetail
      }
    }
  }
`)

export const createWebhook = graphql(`
  mutation CreateWebhook($input: CreateWebhookInput!) {
    createWebhook(input: $input) {
      id
    }
  }
`)

export const updateWebhook = graphql(`
  mutation UpdateWebhook($input: UpdateWebhookInput!) {
    updateWebhook(input: $input) {
      id
    }
  }
`)

export const testWebhook = graphql(`
  mutation TestWebhook($input: WebhookStepInput!) {
    testWebhook(input: $input) {
      id
    }
  }
`)

export const deactivateWebhook = graphql(`
  mutation DeactivateWebhook($input: WebhookStepInput!) {
    deactivateWebhook(input: $input) {
      id
    }
  }
`)

export const activateWebhook = graphql(`
  mutation ActivateWebhook($input: WebhookStepInput!) {
    activateWebhook(input: $input) {
      id
    }
  }
`)
