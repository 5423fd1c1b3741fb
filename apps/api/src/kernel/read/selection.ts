import { GraphQLError, Kind, type FieldNode, type FragmentDefinitionNode, type GraphQLResolveInfo, type SelectionSetNode } from 'graphql'

/** What a query asks of one object: each field once, with the selections of all its occurrences. */
export type Selection = Map<string, { nodes: FieldNode[]; below: Selection }>

type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>

function isIncluded(node: { directives?: FieldNode['directives'] }, variables: Record<string, unknown>): boolean {
  for (const directive of node.directives ?? []) {
    const value = directive.arguments?.[0]?.value
    const on = value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.kind === Kind.BOOLEAN && value.value
    if (directive.name.value === 'skip' && on === true) return false
    if (directive.name.value === 'include' && on === false) return false
  }
  return true
}

function collect(set: SelectionSetNode | undefined, into: Selection, info: Info): Selection {
  for (const node of set?.selections ?? []) {
    if (!isIncluded(node, info.variableValues)) continue
    if (node.kind === Kind.FIELD) addField(node, into, info)
    else collect(bodyOf(node, info.fragments), into, info)
  }
  return into
}

const bodyOf = (
  node: Extract<SelectionSetNode['selections'][number], { kind: Kind.FRAGMENT_SPREAD | Kind.INLINE_FRAGMENT }>,
  fragments: Record<string, FragmentDefinitionNode>,
) => (node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments[node.name.value]?.selectionSet)

function addField(node: FieldNode, into: Selection, info: Info): void {
  if (node.name.value.startsWith('__')) return
  const entry = into.get(node.name.value) ?? { nodes: [] as FieldNode[], below: new Map() as Selection }
  entry.nodes.push(node)
  collect(node.selectionSet, entry.below, info)
  into.set(node.name.value, entry)
}

/** The selection below the field that is being resolved; aliases, fragments, @skip and @include are settled here. */
export function selectionOf(info: Info): Selection {
  const selection: Selection = new Map()
  for (const node of info.fieldNodes) collect(node.selectionSet, selection, info)
  if (selection.size === 0 && info.fieldNodes.every((node) => !node.selectionSet)) {
    throw new GraphQLError('A record needs a selection')
  }
  return selection
}
