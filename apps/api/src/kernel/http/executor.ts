import type { ApolloServerOptionsWithGateway } from '@apollo/server'
import type { FastifyBaseLogger } from 'fastify'
import {
  execute,
  GraphQLError,
  visit,
  type DocumentNode,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLSchema,
} from 'graphql'
import { compileQuery, isCompiledQuery } from 'graphql-jit'
import { setFlagsFromString } from 'node:v8'
import type { Operation } from '../operation.ts'
import { openPlans } from '../read/plans.ts'
import { countingStatements } from '../telemetry/statement-time.ts'
import { answerQuery, TextData } from './query-answer.ts'
import { operationOf, type Variables } from './root-fields.ts'
import type { ValidQueries } from './valid-queries.ts'
import { withDefaults, writtenOut } from './written-out.ts'

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

/** Without what every object answers to: a variable `$constructor` that is not given is not there. */
const bare = (variables: Variables): Variables => Object.assign(Object.create(null) as Variables, variables)

/** A document ready to be answered by resolvers. */
interface Run {
  answer: (operation: Operation, variables: Variables) => unknown
  bytes: number
}

/** Of code and closures, as measured: of any document, and of each field. */
const bytesPerDocument = 8000
const bytesPerField = 2000

function runOf(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Run {
  const names = new Set<string>()
  let fields = 0
  visit(document, { Name: ({ value }) => void names.add(value), Field: () => void (fields += 1) })
  const bytes = bytesPerDocument + bytesPerField * fields
  // a compiled query answers in plain objects, which have no room for a field of this name
  if (names.has('__proto__')) {
    const at = { schema, document, operationName }
    return { answer: (contextValue, variableValues) => execute({ ...at, contextValue, variableValues }), bytes }
  }
  const plan = compileQuery(schema, document, operationName)
  return {
    answer: (operation, variables) =>
      isCompiledQuery(plan) ? plan.query(undefined, operation, bare(variables)) : plan,
    bytes,
  }
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
  const compiled = openPlans<Run>()
  // graphql-jit compiles by `new Function`: V8 would keep text and code of each document beside us, hundreds of megabytes
  setFlagsFromString('--no-compilation-cache')

  /** Each distinct document is compiled once. */
  async function resolve(written: ReturnType<typeof writtenOut>, { name, variables }: Asking, operation: Operation) {
    const make = () => runOf(schema, written.document(), name)
    const run = compiled.take(written.key, make, ({ bytes }) => bytes)
    const result = (await run.answer(operation, variables)) as ExecutionResult
    const errors = result.errors?.map((error) => asGraphQLError(error))
    return errors ? { ...result, errors } : result
  }

  async function answer(given: Asking, operation: Operation): Promise<ExecutionResult> {
    const { document, name } = given
    const variables = withDefaults(operationOf(document, name), given.variables)
    const asking = { ...given, variables }
    const found = await answerQuery(
      schema,
      { document, operationName: name, variables },
      {
        operation,
        resolve: (key, rest) => resolve({ key, document: () => rest }, asking, operation),
        note: (fields) => {
          if (isDevelopment)
            log.warn({ operationName: name, fields }, 'answered by resolvers: the read engine does not know all of it')
        },
      },
    )
    return (found as ExecutionResult | null) ?? resolve(writtenOut(schema, asking), asking, operation)
  }

  return async (asking, operation) => {
    try {
      return await countingStatements(operation.statementTime, () => answer(asking, operation))
    } catch (error) {
      // a directive's condition that is null: what is asked cannot be told
      if (error instanceof GraphQLError) return { errors: [asGraphQLError(error)] }
      throw error
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
