import { getDirectiveValues, GraphQLIncludeDirective, GraphQLSkipDirective, Kind } from 'graphql'
import type { FieldNode, FragmentDefinitionNode, SelectionSetNode } from 'graphql'
import type { Selection } from './selection.ts'

/** A field as it stands in the answer: under its response key, with what is asked below it. */
export interface Asked {
  key: string
  field: string
  nodes: FieldNode[]
  below: Asked[]
}

export interface Document {
  fragments: Readonly<Record<string, FragmentDefinitionNode>>
  variables: Readonly<Record<string, unknown>>
}

type Selected = SelectionSetNode['selections'][number]

function isIncluded(node: Selected, variables: Document['variables']): boolean {
  if (!node.directives?.length) return true
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false
}

function collect(set: SelectionSetNode, into: Map<string, FieldNode[]>, document: Document): void {
  for (const node of set.selections) {
    if (!isIncluded(node, document.variables)) continue
    if (node.kind === Kind.FIELD) {
      const key = node.alias?.value ?? node.name.value
      const nodes = into.get(key)
      if (nodes) nodes.push(node)
      else into.set(key, [node])
      continue
    }
    const body = node.kind === Kind.INLINE_FRAGMENT ? node : document.fragments[node.name.value]
    if (body) collect(body.selectionSet, into, document)
  }
}

/**
 * What a selection asks for, in the order of the answer; the occurrences of a response key are put together. All our types
 * are objects, so that a fragment that validation let pass applies.
 */
export function askedIn(sets: readonly SelectionSetNode[], document: Document): Asked[] {
  const fields = new Map<string, FieldNode[]>()
  for (const set of sets) collect(set, fields, document)
  return [...fields].map(([key, nodes]) => ({
    key,
    nodes,
    field: nodes[0]?.name.value ?? key,
    below: askedBelow(nodes, document),
  }))
}

export const askedBelow = (nodes: readonly FieldNode[], document: Document): Asked[] =>
  askedIn(
    nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
    document,
  )

/** How many fields are asked, on all levels. */
export const countOf = (asked: readonly Asked[]): number =>
  asked.reduce((sum, { below }) => sum + 1 + countOf(below), 0)

/** The same by field names, for rows that go on through resolvers. */
export const askedOf = (selection: Selection): Asked[] =>
  [...selection].map(([field, { nodes, below }]) => ({ key: field, field, nodes, below: askedOf(below) }))
