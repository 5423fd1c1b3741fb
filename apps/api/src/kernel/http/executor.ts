import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import { GraphQLError, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'
import type { Operation } from '../operation.ts'
import { countingStatements } from '../telemetry/statement-time.ts'

type Gateway = NonNullable<ApolloServerOptionsWithGateway<Operation>['gateway']>
type Loaded = Awaited<ReturnType<Gateway['load']>>
type Request = Parameters<NonNullable<Loaded['executor']>>[0]

const mostPlans = 500

/** Apollo expects GraphQLErrors with extensions. One without a path is a variable that does not fit its type. */
const asGraphQLError = ({ message, path, originalError, extensions }: GraphQLError) =>
  new GraphQLError(message, {
    path,
    originalError: originalError ?? undefined,
    extensions: path ? extensions : { code: 'BAD_USER_INPUT', ...extensions },
  })

/**
 * Apollo Server runs every operation through graphql-jit: each distinct document is compiled once, the least recently used
 * plan goes first. The operation's read transaction is closed when its answer is complete.
 */
export function compiledGateway(schema: GraphQLSchema): Gateway {
  const plans = new Map<string, CompiledQuery>()

  function planFor(request: Request): CompiledQuery | ExecutionResult {
    const key = `${request.queryHash}:${request.operationName ?? ''}`
    const known = plans.get(key)
    if (known) {
      plans.delete(key)
      plans.set(key, known)
      return known
    }
    const compiled = compileQuery(schema, request.document, request.operationName ?? undefined)
    if (!isCompiledQuery(compiled)) return compiled
    if (plans.size >= mostPlans) plans.delete(plans.keys().next().value as string)
    plans.set(key, compiled)
    return compiled
  }

  const executor: NonNullable<Loaded['executor']> = async (request) => {
    const plan = planFor(request)
    if (!isCompiledQuery(plan)) return plan as never
    const operation = request.context as Operation
    try {
      const result = (await countingStatements(operation.statementTime, async () =>
        plan.query(undefined, operation, request.request.variables ?? {}),
      )) as ExecutionResult
      const problems = result.errors?.map((error) => asGraphQLError(error))
      return (problems ? { ...result, errors: problems } : result) as never
    } finally {
      await operation.end()
    }
  }

  return {
    load: async () => ({ executor }) as Loaded,
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: '' })
      return () => {}
    },
    stop: async () => {},
  }
}
