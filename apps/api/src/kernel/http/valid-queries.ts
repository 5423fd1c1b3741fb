import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import type { Caller } from '../context.ts'
import type { Operation } from '../operation.ts'
import { openPlans } from '../read/plans.ts'
import type { Observe } from '../telemetry/observer.ts'
import type { Execute } from './executor.ts'
import { checkOperation } from './limits.ts'
import { TextData } from './query-answer.ts'
import { operationOf } from './root-fields.ts'

interface ValidQuery {
  document: DocumentNode
  hash: string
}

/** Documents that Apollo has parsed and found valid, by their text: the same text need not be looked at again. */
export class ValidQueries {
  private readonly known = openPlans<ValidQuery>()

  note(text: string, query: ValidQuery): void {
    this.known.take(
      text,
      () => query,
      () => 10 * text.length,
    )
  }

  find(text: string): ValidQuery | undefined {
    return this.known.find(text)
  }
}

export interface Body {
  query: string
  operationName?: unknown
  variables?: Record<string, unknown> | null
  extensions?: unknown
}

interface Shortcut {
  schema: GraphQLSchema
  valid: ValidQueries
  execute: Execute
  observe: Observe
}

/** Programs pay by cost, and whose session has ended is told so: Apollo's plugins see to both. */
const isPlain = ({ actor, sessionHasEnded }: Caller) => actor?.audience !== 'EXTERNAL' && !sessionHasEnded

/** Throws what Apollo's way will refuse in words. */
function checked({ schema }: Shortcut, { document }: ValidQuery, body: Body, { caller }: Operation): boolean {
  const name = body.operationName as string | null | undefined
  const operation = operationOf(document, name)
  if (operation?.operation !== 'query') return false
  try {
    checkOperation({ schema, document, operation, variables: body.variables ?? {}, caller })
    return true
  } catch {
    return false
  }
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
  const known = shortcut.valid.find(body.query)
  const isNamed = body.operationName == null || typeof body.operationName === 'string'
  if (!known || !isNamed || body.extensions != null || !isPlain(operation.caller)) return null
  if (!checked(shortcut, known, body, operation)) return null
  const end = shortcut.observe(operation)
  const name = (body.operationName as string | null | undefined) ?? undefined
  const { document, hash } = known
  const asking = { document, name, variables: body.variables ?? {}, key: `${hash}:${name ?? ''}` }
  const { data, errors }: ExecutionResult = await shortcut.execute(asking, operation)
  if (errors?.length || !(data instanceof TextData)) return null
  return { text: `{"data":${data.text}}`, traceId: end({ operationName: name, queryHash: hash }) }
}
