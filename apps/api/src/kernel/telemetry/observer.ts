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

/** Counts every operation, traces it where that is on, and writes a line for a slow one: never its variables. */
export const observer = ({ log, metrics, tracing, slowMilliseconds }: Options): ApolloServerPlugin<Operation> => ({
  async requestDidStart({ contextValue }) {
    const started = performance.now()
    const { caller, statementTime } = contextValue
    const span = tracing.begin(caller.requestId)
    return {
      async willSendResponse({ operationName, queryHash, errors, response }) {
        const milliseconds = performance.now() - started
        const name = operationName ?? undefined
        const outcome = outcomeOf(errors)
        const statementSeconds = statementTime.milliseconds / 1000
        metrics.observe({
          name,
          isKnown: caller.actor !== null,
          outcome,
          seconds: milliseconds / 1000,
          statementSeconds,
        })
        const traceId = span?.end({ name, queryHash, outcome, ...statementTime })
        if (traceId) response.http.headers.set('x-trace-id', traceId)
        if (milliseconds < slowMilliseconds) return
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
      },
    }
  },
})
