import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import type { DocumentNode } from 'graphql'
import { documentBytes, openPlans } from '../read/plans.ts'

type DocumentStore = Exclude<ApolloServerOptionsWithGateway<object>['documentStore'], null | undefined>

/**
 * The valid documents that Apollo keeps, by their hash. Apollo's own store weighs them without their tokens, which are the
 * greater part of what they hold, and prints each document to do so.
 */
export function documentStore(): DocumentStore {
  const known = openPlans<DocumentNode>()
  return {
    get: async (hash) => known.find(hash),
    set: async (hash, document) => void known.take(hash, () => document, documentBytes),
    delete: async () => false,
  }
}
