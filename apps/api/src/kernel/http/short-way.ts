import type { GraphQLSchema } from 'graphql'
import type { Caller } from '../context.ts'
import type { Operation } from '../operation.ts'
import type { Observe } from '../telemetry/observer.ts'
import type { Asking as Executed, Execute } from './executor.ts'
import { checkOperation } from './limits.ts'
import { TextData } from './query-answer.ts'
import { operationOf } from './root-fields.ts'
import type { ValidQueries } from './valid-queries.ts'

export interface Body {
  query: string
  operationName?: unknown
  variables?: Record<string, unknown> | null
  extensions?: unknown
}

interface Asking extends Executed {
  hash: string
}

interface Shortcut {
  schema: GraphQLSchema
  valid: ValidQueries
  execute: Execute
  observe: Observe
}

/** Programs pay by cost, and whose session has ended is told so: Apollo's plugins see to both. */
const isPlain = ({ actor, sessionHasEnded }: Caller) => actor?.audience !== 'EXTERNAL' && !sessionHasEnded

/** What is asked, when the short way may be gone; everything else, refusals above all, is Apollo's. */
function askingOf({ schema, valid }: Shortcut, body: Body, caller: Caller): Asking | null {
  const known = valid.find(body.query)
  const name = body.operationName ?? undefined
  if (!known || !(name === undefined || typeof name === 'string') || body.extensions != null) return null
  const { document, hash } = known
  const variables = body.variables ?? {}
  const operation = operationOf(document, name)
  if (operation?.operation !== 'query' || !isPlain(caller)) return null
  try {
    checkOperation({ schema, document, operation, variables, caller })
  } catch {
    return null
  }
  return { document, name, variables, key: `${hash}:${name ?? ''}`, hash }
}

/**
 * The short way of a query whose text is known and whose answer is finished text: the same limits, executor and observer
 * without Apollo's pipeline. Null for everything else, errors above all: Apollo then goes the whole way, with a new operation.
 */
export async function answerShortly(
  shortcut: Shortcut,
  body: Body,
  operation: Operation,
): Promise<{ text: string; traceId: string | null } | null> {
  const asking = askingOf(shortcut, body, operation.caller)
  if (!asking) return null
  const end = shortcut.observe(operation)
  const { data, errors } = await shortcut.execute(asking, operation)
  const { name: operationName, hash: queryHash } = asking
  // an error is one request's: somebody else's, or the next one, is answered by text again
  if (errors?.length) return null
  if (!(data instanceof TextData)) {
    shortcut.valid.forget(body.query)
    return null
  }
  return { text: `{"data":${data.text}}`, traceId: end({ operationName, queryHash }) }
}
