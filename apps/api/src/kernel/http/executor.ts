import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import type { FastifyBaseLogger } from 'fastify'
import {
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql'
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit'
import type { Operation } from '../operation.ts'
import { openPlans } from '../read/plans.ts'
import { countingStatements } from '../telemetry/statement-time.ts'
import { answerQuery, TextData } from './query-answer.ts'
import type { Variables } from './root-fields.ts'
import type { ValidQueries } from './valid-queries.ts'

type Gateway = NonNullable<ApolloServerOptionsWithGateway<Operation>['gateway']>
type Loaded = Awaited<ReturnType<Gateway['load']>>

/** Apollo expects GraphQLErrors with extensions. One without a path is a variable that does not fit its type. */
const asGraphQLError = ({ message, path, originalError, extensions }: GraphQLError) =>
  new GraphQLError(message, {
    path,
    originalError: originalError ?? undefined,
    extensions: path ? extensions : { code: 'BAD_USER_INPUT', ...extensions },
  })

export interface Asking {
  document: DocumentNode
  name: string | undefined
  variables: Variables
  /** Names the document. */
  key: string
}

export type Execute = (asking: Asking, operation: Operation) => Promise<ExecutionResult>

/**
 * Executes operations: queries by the read engine as far as it knows what they ask for, everything else by resolvers through
 * graphql-jit. The operation's read transaction is closed when its answer is complete.
 */
export function openExecutor(
  schema: GraphQLSchema,
  log: Pick<FastifyBaseLogger, 'warn'>,
  isDevelopment: boolean,
): Execute {
  const compiled = openPlans<CompiledQuery | ExecutionResult>()

  /** Each distinct document is compiled once. */
  async function resolve({ key, document, name, variables }: Asking, operation: Operation) {
    const make = () => compileQuery(schema, document, name)
    // a compiled function holds some twenty characters of code for each of the document
    const plan = compiled.take(key, make, () => 20 * (document.loc?.source.body.length ?? 500))
    if (!isCompiledQuery(plan)) return plan
    const result = (await plan.query(undefined, operation, variables)) as ExecutionResult
    const errors = result.errors?.map((error) => asGraphQLError(error))
    return errors ? { ...result, errors } : result
  }

  async function answer(asking: Asking, operation: Operation): Promise<ExecutionResult> {
    const { document, name, variables } = asking
    const found = await answerQuery(
      schema,
      { document, operationName: name, variables },
      {
        operation,
        resolve: (key, rest, values) => resolve({ key, document: rest, name, variables: values }, operation),
        note: (fields) => {
          if (isDevelopment)
            log.warn({ operationName: name, fields }, 'answered by resolvers: the read engine does not know all of it')
        },
      },
    )
    return (found as ExecutionResult | null) ?? resolve(asking, operation)
  }

  return async (asking, operation) => {
    try {
      return await countingStatements(operation.statementTime, () => answer(asking, operation))
    } finally {
      await operation.end()
    }
  }
}

/** How Apollo Server has operations executed; it has found them valid before. */
export function executingGateway(schema: GraphQLSchema, execute: Execute, valid: ValidQueries): Gateway {
  const executor: NonNullable<Loaded['executor']> = async ({
    document,
    request,
    operationName,
    queryHash,
    context,
  }) => {
    const name = operationName ?? undefined
    const asking = { document, name, variables: request.variables ?? {}, key: `${queryHash}:${name ?? ''}` }
    const result = await execute(asking, context as Operation)
    // only what is answered by text takes the short way: nothing may be resolved, and counted, twice
    if (request.query && result.data instanceof TextData) valid.note(request.query, { document, hash: queryHash })
    return result as never
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

/** An answer as it is sent. */
export const printAnswer = (answer: FormattedExecutionResult): string => {
  const data: unknown = answer.data
  return data instanceof TextData ? `{"data":${data.text}}` : JSON.stringify(answer)
}
