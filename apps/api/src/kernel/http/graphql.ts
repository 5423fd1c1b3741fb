import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import type { FastifyBaseLogger } from 'fastify'
import { GraphQLError, OperationTypeNode, type GraphQLSchema } from 'graphql'
import { errors as refusals } from '../errors.ts'
import type { Operation } from '../operation.ts'
import { graphqlAnswer, knownError } from './answers.ts'
import { spend } from './budget.ts'
import { documentStore } from './documents.ts'
import { executingGateway, printAnswer, type Execute } from './executor.ts'
import { checkOperation } from './limits.ts'
import type { ValidQueries } from './valid-queries.ts'
import { observerPlugin, type Observe } from '../telemetry/observer.ts'

const mostTokens = 2000

/** A known refusal, or a document that was refused before anything ran; what has a path came from our own fields. */
const isCallersFault = ({ originalError, path }: GraphQLError) =>
  knownError(originalError) !== null || (!path && (!originalError || originalError instanceof GraphQLError))

/** Limits before execution, words for errors after it, and one log line for each fault of ours. */
const guard = (log: FastifyBaseLogger): ApolloServerPlugin<Operation> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operation, request, response, contextValue }) {
        if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) throw refusals.OPERATION_INVALID()
        const { caller } = contextValue
        try {
          const cost = checkOperation({ schema, document, operation, variables: request.variables ?? {}, caller })
          const budget = spend(caller, cost)
          if (budget) response.http.headers.set('x-cost', `${budget.cost}; left=${budget.left}`)
        } catch (tooLarge) {
          // What fitted the session is too large for a visitor; the page must hear that the session has ended.
          throw caller.sessionHasEnded ? refusals.UNAUTHENTICATED() : tooLarge
        }
      },
      async didEncounterErrors({ errors, contextValue, operationName }) {
        for (const error of errors) {
          if (isCallersFault(error)) continue
          const cause = error.originalError ?? error
          log.error(
            { requestId: contextValue.caller.requestId, operationName, path: error.path, err: cause },
            'operation failed',
          )
        }
      },
      async willSendResponse({ response, contextValue, errors }) {
        await contextValue.end()
        const { locale, requestId } = contextValue.caller
        response.http.headers.set('cache-control', 'no-store')
        response.http.headers.set('x-request-id', requestId)
        if (contextValue.replayed) response.http.headers.set('idempotency-replayed', 'true')
        if (response.body.kind !== 'single' || !errors) return
        // Apollo answers 500 to whatever is refused before execution
        if ((response.http.status ?? 200) >= 500 && errors.every(isCallersFault)) response.http.status = 400
        const { singleResult } = response.body
        const formatted = singleResult.errors ?? []
        singleResult.errors = formatted.map((answer, index) => graphqlAnswer(errors[index], answer, locale, requestId))
      },
    }
  },
})

export function apolloServer(
  schema: GraphQLSchema,
  log: FastifyBaseLogger,
  at: { introspection: boolean; observe: Observe; execute: Execute; valid: ValidQueries },
): ApolloServer<Operation> {
  return new ApolloServer<Operation>({
    gateway: executingGateway(schema, at.execute, at.valid),
    documentStore: documentStore(),
    stringifyResult: printAnswer,
    introspection: at.introspection,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: true,
    parseOptions: { maxTokens: mostTokens },
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), guard(log), observerPlugin(at.observe)],
  })
}
