import { Kind, visit } from 'graphql'
import type { ASTNode, FragmentDefinitionNode, GraphQLResolveInfo, OperationDefinitionNode } from 'graphql'

type Path = GraphQLResolveInfo['path']

interface Known {
  number: number
  /** Variables that decide what is included. */
  deciding: readonly string[]
}

const operations = new WeakMap<OperationDefinitionNode, Known>()
let count = 0

const decidingIn = (nodes: readonly ASTNode[]): string[] => {
  const names = new Set<string>()
  const Directive = ({ arguments: args = [] }: { arguments?: readonly { value: ASTNode }[] }) => {
    for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value)
  }
  for (const node of nodes) visit(node, { Directive: { enter: Directive as never } })
  return [...names]
}

/** Names an operation and what its directives include; two requests with the same name ask for the same fields. */
export function operationKey(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
  variables: Readonly<Record<string, unknown>>,
): string {
  let known = operations.get(operation)
  if (!known) {
    count += 1
    known = { number: count, deciding: decidingIn([operation, ...Object.values(fragments)]) }
    operations.set(operation, known)
  }
  // a condition that is null is neither: it is refused, each time
  return `${known.number}:${known.deciding
    .map((name) => {
      const value = variables[name]
      return value === true ? '1' : value === false ? '0' : '-'
    })
    .join('')}`
}

const pathKey = ({ prev, key }: Path): string => {
  const own = typeof key === 'number' ? '' : `/${key}`
  return prev ? pathKey(prev) + own : own
}

/** Names what is asked of the field that is being resolved. */
export const fieldKey = ({ operation, fragments, variableValues, path }: GraphQLResolveInfo): string =>
  operationKey(operation, fragments, variableValues) + pathKey(path)
