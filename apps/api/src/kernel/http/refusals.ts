import { localeOf } from '@stationmaster/i18n'
import type { FastifyRequest } from 'fastify'
import { AppError, errors } from '../errors.ts'
import { answerTo, knownError, statusOf, type Answer } from './answers.ts'

export const mostBytes = 256 * 1024

/** Too large, no such media type: programs in between act on these. */
const exactStatuses = new Set([413, 415])

const statusIn = (error: unknown) => (error as { statusCode?: number }).statusCode ?? 500

/** Fastify's own refusals (too large, not JSON, no such media type) as ours. */
function refusalOf(error: unknown): AppError | null {
  const status = statusIn(error)
  if (status === 413) return new AppError('OPERATION_TOO_LARGE', 'limited', { limit: 'bytes', maximum: mostBytes })
  if (status === 404) return errors.NOT_FOUND()
  return status >= 400 && status < 500 ? errors.OPERATION_INVALID() : null
}

/** What to answer to a request that failed outside of GraphQL. A fault of ours is logged and told without detail. */
export function refuse(error: unknown, request: FastifyRequest): { status: number; answer: Answer } {
  const own = knownError(error)
  const known = own ?? refusalOf(error)
  if (!known) request.log.error({ err: error, requestId: request.id }, 'request failed')
  const answer = answerTo(known ?? error, localeOf(request.headers['accept-language']), request.id)
  if (!known) return { status: 500, answer }
  const status = statusIn(error)
  return { status: !own && exactStatuses.has(status) ? status : statusOf[known.kind], answer }
}
