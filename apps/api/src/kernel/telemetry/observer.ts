import type { ApolloServerPlugin } from '@apollo/server'
import type { FastifyBaseLogger } from 'fastify'
import { knownError } from '../http/answers.ts'
import type { Operation } from '../operation.ts'
import type { Metrics } from './metrics.ts'
import type { Tracing } from './tracing.ts'

interface Options {
  log: Pick<FastifyBaseLogger, 'warn'>
  metrics: Metrics
  tracing: Tracing
  slowMilliseconds: number
}

type Outcome = 'ok' | 'refused' | 'failed'
const outcomeOf = (errors: readonly { originalError?: unknown }[] | undefined): Outcome => {
  if (!errors?.length) return 'ok'
  return errors.every(({ originalError }) => originalError === undefined || knownError(originalError))
    ? 'refused'
    : 'failed'
}

/** What is known of an operation when it has been answered. */
interface Answered {
  operationName: string | null | undefined
  queryHash: string | null | undefined
  errors?: readonly { originalError?: unknown }[] | undefined
}

/** Begins to watch an operation; what it answers ends that, and gives the number of its trace. */
export type Observe = (operation: Pick<Operation, 'caller' | 'statementTime'>) => (answered: Answered) => string | null

/** Counts every operation, traces it where that is on, and writes a line for a slow one: never its variables. */
export const observer =
  ({ log, metrics, tracing, slowMilliseconds }: Options): Observe =>
  ({ caller, statementTime }) => {
    const started = performance.now()
    const span = tracing.begin(caller.requestId)
    return ({ operationName, queryHash, errors }) => {
      const milliseconds = performance.now() - started
      const name = operationName ?? undefined
      const outcome = outcomeOf(errors)
      const statementSeconds = statementTime.milliseconds / 1000
      const isKnown = caller.actor !== null
      metrics.observe({ name, isKnown, outcome, seconds: milliseconds / 1000, statementSeconds })
      const traceId = span?.end({ name, queryHash: queryHash ?? undefined, outcome, ...statementTime }) ?? null
      if (milliseconds < slowMilliseconds) return traceId
      log.warn(
        {
          requestId: caller.requestId,
          ...(traceId ? { traceId } : {}),
          operation: name ?? null,
          hash: queryHash ?? null,
          outcome,
          milliseconds: Math.round(milliseconds),
          sqlMilliseconds: Math.round(statementTime.milliseconds),
          statements: statementTime.statements,
        },
        'slow operation',
      )
      return traceId
    }
  }

/** The same for what goes through Apollo. */
export const observerPlugin = (observe: Observe): ApolloServerPlugin<Operation> => ({
  async requestDidStart({ contextValue }) {
    const end = observe(contextValue)
    return {
      async willSendResponse({ operationName, queryHash, errors, response }) {
        const traceId = end({ operationName, queryHash, errors })
        if (traceId) response.http.headers.set('x-trace-id', traceId)
      },
    }
  },
})
