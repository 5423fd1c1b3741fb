import type { initGraphQLTada, ResultOf, TadaDocumentNode, VariablesOf } from 'gql.tada'
import type { introspection } from './graphql-env.d.ts'

interface Setup {
  introspection: introspection
  disableMasking: true
  scalars: { DateTime: string; LocalDate: string; PhoneNumber: string; ID: string }
}

type GraphQLTag = ReturnType<typeof initGraphQLTada<Setup>>

export type { ResultOf, VariablesOf }

/** A typed operation; at runtime only its text travels. */
export type Document<Result = unknown, Variables = never> = TadaDocumentNode<Result, Variables>

interface SourceDocument {
  kind: 'Document'
  definitions: readonly []
  texts: readonly string[]
  loc: { start: 0; end: number; source: { body: string } }
}

const tag = (text: string, fragments: readonly SourceDocument[] = []): SourceDocument => {
  const texts = [...new Set([text, ...fragments.flatMap((fragment) => fragment.texts)])]
  const body = texts.join('\n')
  return { kind: 'Document', definitions: [], texts, loc: { start: 0, end: body.length, source: { body } } }
}

/**
 * Makes a typed operation or fragment from GraphQL text; the types come from apps/api/schema.graphql.
 * gql.tada's own function would parse the text in the browser; ours keeps the text, which is all that `request` sends.
 */
export const graphql = tag as GraphQLTag
