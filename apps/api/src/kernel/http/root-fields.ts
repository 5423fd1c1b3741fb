import {
  GraphQLError,
  GraphQLNonNull,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { askedBelow, askedIn, type Asked } from '../read/asked.ts'
import { isRecord } from '../read/shape.ts'

export type Variables = Record<string, unknown>
export type Fragments = Record<string, FragmentDefinitionNode>

/** A field of the query's root, as it is asked. */
export interface RootField {
  key: string
  nodes: readonly FieldNode[]
  declared: GraphQLField<unknown, unknown>
  below: readonly Asked[]
  /** Whether its answer may be printed from rows; false once planning it has failed. */
  isPlanned: boolean
}

/** The root of one query, with its directives settled. */
export interface Root {
  fields: readonly RootField[]
  operation: OperationDefinitionNode
  fragments: Fragments
}

/** The operation of this name; without a name there must be one alone. */
export function operationOf({ definitions }: DocumentNode, name: string | null | undefined) {
  const operations = definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  if (name) return operations.find((node) => node.name?.value === name)
  return operations.length === 1 ? operations[0] : undefined
}

const fragmentsOf = new WeakMap<DocumentNode, Fragments>()

export function fragmentsIn(document: DocumentNode): Fragments {
  let fragments = fragmentsOf.get(document)
  if (!fragments) {
    const found = document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    )
    fragments = Object.fromEntries(found)
    fragmentsOf.set(document, fragments)
  }
  return fragments
}

/** A record, or a page of a list. */
function isReadable({ type }: GraphQLField<unknown, unknown>): boolean {
  const inner = type instanceof GraphQLNonNull ? (type.ofType as unknown) : type
  return (
    isObjectType(inner) && (isRecord(inner.name) || (inner.name.endsWith('Page') && 'pageInfo' in inner.getFields()))
  )
}

/** Null when something else than plain fields of our own is asked (introspection). */
export function rootOf(
  schema: GraphQLSchema,
  at: { operation: OperationDefinitionNode; fragments: Fragments; variables: Variables },
): Root | null {
  const { operation, fragments, variables } = at
  const known = schema.getQueryType()?.getFields() ?? {}
  const fields = askedIn([operation.selectionSet], { fragments, variables }).map(({ key, field, nodes }) => {
    const declared = known[field]
    const below = declared ? askedBelow(nodes, { fragments, variables }) : []
    return declared ? { key, nodes, declared, below, isPlanned: isReadable(declared) } : null
  })
  return fields.includes(null) ? null : { fields: fields as RootField[], operation, fragments }
}

/** What GraphQL says of a root field that failed. */
export const failureOf = ({ key }: RootField, error: unknown): GraphQLError => {
  if (error instanceof GraphQLError && error.path) return error
  const originalError = error instanceof Error ? error : new Error(String(error))
  return new GraphQLError(originalError.message, { path: [key], originalError })
}
