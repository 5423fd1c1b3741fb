import {
  GraphQLError,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql'

/** What a query asks of one object: each field once, with the selections of all its occurrences. */
export type Selection = Map<string, { nodes: FieldNode[]; below: Selection }>

type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments' | 'variableValues'>

type Directives = NonNullable<FieldNode['directives']>

function conditionOf(directive: Directives[number], variables: Record<string, unknown>): boolean {
  const value = directive.arguments?.[0]?.value
  if (value?.kind === Kind.VARIABLE) return variables[value.name.value] === true
  return value?.kind === Kind.BOOLEAN && value.value
}

/** The value of @include that keeps a selection, and of @skip that keeps it. */
const keeps = new Map([
  ['include', true],
  ['skip', false],
])

const isIncluded = (directives: Directives, variables: Record<string, unknown>): boolean =>
  directives.every((directive) => {
    const kept = keeps.get(directive.name.value)
    return kept === undefined || conditionOf(directive, variables) === kept
  })

function collect(set: SelectionSetNode | undefined, into: Selection, info: Info): Selection {
  for (const node of set?.selections ?? []) {
    if (!isIncluded(node.directives ?? [], info.variableValues)) continue
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
