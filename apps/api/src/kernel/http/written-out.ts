import {
  getVariableValues,
  Kind,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { askedIn, type Asked } from '../read/asked.ts'
import { operationKey } from '../read/question-key.ts'
import { fragmentsIn, operationOf, type Root, type Variables } from './root-fields.ts'

// graphql-jit answers otherwise than GraphQL says where fragments meet directives: a fragment that is left out in one place
// is left out everywhere, and merged fields come in another order. It gets operations in which both are settled.

interface Selected {
  nodes: readonly FieldNode[]
  below: readonly Asked[]
}

const selectionOf = (fields: readonly Selected[]): SelectionSetNode => ({
  kind: Kind.SELECTION_SET,
  selections: fields.map(written),
})

function written({ nodes, below }: Selected): FieldNode {
  const [node] = nodes as [FieldNode]
  const plain = { ...node, directives: [] }
  return node.selectionSet ? { ...plain, selectionSet: selectionOf(below) } : plain
}

const documentOf = (operation: OperationDefinitionNode, fields: readonly Selected[]): DocumentNode => ({
  kind: Kind.DOCUMENT,
  definitions: [{ ...operation, directives: [], selectionSet: selectionOf(fields) }],
})

const partsOf = new WeakMap<Root, Map<string, DocumentNode>>()

/** The operation with some of its root fields only, for resolvers to answer. */
export function withOnly(root: Root, keys: ReadonlySet<string>): DocumentNode {
  const parts = partsOf.get(root) ?? new Map<string, DocumentNode>()
  partsOf.set(root, parts)
  const name = [...keys].join()
  const fields = root.fields.filter(({ key }) => keys.has(key))
  const document = parts.get(name) ?? documentOf(root.operation, fields)
  parts.set(name, document)
  return document
}

interface Asking {
  key: string
  document: DocumentNode
  name: string | undefined
  variables: Variables
}

/** A whole document for resolvers, under a key that tells what of it is included. */
export function writtenOut(schema: GraphQLSchema, { key, document, name, variables }: Asking) {
  const operation = operationOf(document, name)
  const fragments = fragmentsIn(document)
  const { coerced } = operation
    ? getVariableValues(schema, operation.variableDefinitions ?? [], variables)
    : { coerced: undefined }
  // resolvers say what is wrong with it
  if (!operation || !coerced) return { key, document: () => document }
  return {
    key: `${key}|${operationKey(operation, fragments, coerced)}`,
    document: () => documentOf(operation, askedIn([operation.selectionSet], { fragments, variables: coerced })),
  }
}

/** The variables with the defaults of those that must not be null, which graphql-jit takes for missing. */
export function withDefaults(operation: OperationDefinitionNode | undefined, variables: Variables): Variables {
  const defaults = (operation?.variableDefinitions ?? []).flatMap(({ type, defaultValue, variable: { name } }) =>
    defaultValue && type.kind === Kind.NON_NULL_TYPE ? [[name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  )
  return defaults.length > 0 ? { ...Object.fromEntries(defaults), ...variables } : variables
}
