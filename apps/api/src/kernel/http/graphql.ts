import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import type { FastifyBaseLogger } from 'fastify'
import { GraphQLError, type GraphQLSchema } from 'graphql'
import type { Operation } from '../operation.ts'
import { graphqlAnswer, knownError } from './answers.ts'
import { compiledGateway } from './executor.ts'
import { checkOperation } from './limits.ts'

const mostTokens = 2000

/** Limits before execution, words for errors after it, and one log line for each fault of ours. */
const guard = (log: FastifyBaseLogger): ApolloServerPlugin<Operation> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation, request, contextValue }) {
        if (!operation) return
        checkOperation({ document, operation, variables: request.variables ?? {}, caller: contextValue.caller })
      },
      async didEncounterErrors({ errors, contextValue, operationName }) {
        for (const error of errors) {
          const cause = error.originalError
          if (!cause || cause instanceof GraphQLError || knownError(cause)) continue // the caller's own mistake
          log.error({ requestId: contextValue.caller.requestId, operationName, path: error.path, err: cause }, 'operation failed')
        }
      },
      async willSendResponse({ response, contextValue, errors }) {
        await contextValue.end()
        const { locale, requestId } = contextValue.caller
        response.http.headers.set('cache-control', 'no-store')
        response.http.headers.set('x-request-id', requestId)
        if (contextValue.replayed) response.http.headers.set('idempotency-replayed', 'true')
        if (response.body.kind !== 'single' || !errors) return
        const { singleResult } = response.body
        const formatted = singleResult.errors ?? []
        singleResult.errors = formatted.map((answer, index) => graphqlAnswer(errors[index], answer, locale, requestId))
      },
    }
  },
})

export function apolloServer(schema: GraphQLSchema, log: FastifyBaseLogger, { introspection }: { introspection: boolean }): ApolloServer<Operation> {
  return new ApolloServer<Operation>({
    gateway: compiledGateway(schema),
    introspection,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    parseOptions: { maxTokens: mostTokens },
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), guard(log)],
  })
}
