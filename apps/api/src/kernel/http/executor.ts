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

type Gateway = NonNullable<ApolloServerOptionsWithGateway<Operation>['gateway']>
type Loaded = Awaited<ReturnType<Gateway['load']>>
type Request = Parameters<NonNullable<Loaded['executor']>>[0]

/** Apollo expects GraphQLErrors with extensions. One without a path is a variable that does not fit its type. */
const asGraphQLError = ({ message, path, originalError, extensions }: GraphQLError) =>
  new GraphQLError(message, {
    path,
    originalError: originalError ?? undefined,
    extensions: path ? extensions : { code: 'BAD_USER_INPUT', ...extensions },
  })

/**
 * How Apollo Server has operations executed: queries by the read engine as far as it knows what they ask for, everything
 * else by resolvers through graphql-jit. The operation's read transaction is closed when its answer is complete.
 */
export function readingGateway(
  schema: GraphQLSchema,
  log: Pick<FastifyBaseLogger, 'warn'>,
  isDevelopment: boolean,
): Gateway {
  const compiled = openPlans<CompiledQuery | ExecutionResult>()

  /** Each distinct document is compiled once. */
  async function resolve(
    key: string,
    at: { document: DocumentNode; name?: string | undefined; variables: Variables; operation: Operation },
  ) {
    const { document, name, variables, operation } = at
    const make = () => compileQuery(schema, document, name)
    // a compiled function holds some twenty characters of code for each of the document
    const plan = compiled.take(key, make, () => 20 * (document.loc?.source.body.length ?? 500))
    if (!isCompiledQuery(plan)) return plan
    const result = (await plan.query(undefined, operation, variables)) as ExecutionResult
    const errors = result.errors?.map((error) => asGraphQLError(error))
    return errors ? { ...result, errors } : result
  }

  async function execute({ document, request, operationName, queryHash, context }: Request): Promise<unknown> {
    const operation = context as Operation
    const name = operationName ?? undefined
    const variables = (request.variables ?? {}) as Variables
    const answer = await answerQuery(
      schema,
      { document, operationName, variables },
      {
        operation,
        resolve: (key, rest, values) => resolve(key, { document: rest, name, variables: values, operation }),
        note: (fields) => {
          if (isDevelopment)
            log.warn({ operationName, fields }, 'answered by resolvers: the read engine does not know all of it')
        },
      },
    )
    return answer ?? resolve(`${queryHash}:${name ?? ''}`, { document, name, variables, operation })
  }

  const executor: NonNullable<Loaded['executor']> = async (request) => {
    try {
      const { statementTime } = request.context as Operation
      return (await countingStatements(statementTime, () => execute(request))) as never
    } finally {
      await (request.context as Operation).end()
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

/** An answer as it is sent. */
export const printAnswer = (answer: FormattedExecutionResult): string => {
  const data: unknown = answer.data
  return data instanceof TextData ? `{"data":${data.text}}` : JSON.stringify(answer)
}
