import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode, type ValueNode } from 'graphql'
import type { Caller } from '../context.ts'
import { AppError } from '../errors.ts'

/** Numbers of security.md C4: what one operation may ask for, by audience. */
interface Limits {
  depth: number
  tokens: number
  nodes: number
}
const aliases = 15
const directives = 50
const rootQueries = 10
const rootMutations = 5

const limitsOf = ({ actor, scope }: Caller): Limits => {
  if (!actor) return { depth: 7, tokens: 1000, nodes: 200 }
  if (scope.as === 'external') return { depth: 12, tokens: 2000, nodes: 5000 }
  return { depth: 12, tokens: 2000, nodes: actor.audience === 'STATION' ? 10_000 : 20_000 }
}

interface Tally {
  depth: number
  aliases: number
  directives: number
  /** Objects that the answer may hold at most, from page sizes with the variables' values. */
  nodes: number
}

const tooLarge = (limit: string, maximum: number) => new AppError('OPERATION_TOO_LARGE', 'limited', { limit, maximum })

const numberOf = (value: ValueNode | undefined, variables: Record<string, unknown>): number | null => {
  if (value?.kind === Kind.INT) return Number(value.value)
  const variable = value?.kind === Kind.VARIABLE ? variables[value.name.value] : null
  return typeof variable === 'number' ? variable : null
}

const isList = (node: FieldNode) => node.selectionSet?.selections.some((inner) => inner.kind === Kind.FIELD && inner.name.value === 'nodes') ?? false

class Counter {
  readonly tally: Tally = { depth: 0, aliases: 0, directives: 0, nodes: 0 }
  constructor(
    private readonly fragments: Map<string, FragmentDefinitionNode>,
    private readonly variables: Record<string, unknown>,
    private readonly limits: Limits,
  ) {}

  walk(set: SelectionSetNode | undefined, depth: number, copies: number): void {
    for (const node of set?.selections ?? []) {
      this.tally.directives += node.directives?.length ?? 0
      if (this.tally.directives > directives) throw tooLarge('directives', directives)
      if (node.kind === Kind.FIELD) this.field(node, depth, copies)
      else this.walk(node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : this.fragments.get(node.name.value)?.selectionSet, depth, copies)
    }
  }

  private field(node: FieldNode, depth: number, copies: number): void {
    if (node.alias) this.tally.aliases += 1
    if (this.tally.aliases > aliases) throw tooLarge('aliases', aliases)
    if (depth > this.limits.depth) throw tooLarge('depth', this.limits.depth)
    if (!node.selectionSet) return
    const first = numberOf(node.arguments?.find((arg) => arg.name.value === 'first')?.value, this.variables)
    const inside = isList(node) ? copies * Math.min(Math.max(first ?? 20, 1), 100) : copies
    this.tally.nodes += inside
    if (this.tally.nodes > this.limits.nodes) throw tooLarge('nodes', this.limits.nodes)
    this.walk(node.selectionSet, depth + 1, inside)
  }
}

function countTokens(document: DocumentNode, most: number): void {
  let count = 0
  for (let token = document.loc?.startToken; token; token = token.next ?? undefined) {
    count += 1
    if (count > most + 2) throw tooLarge('tokens', most)
  }
}

/** Refuses an operation that asks for too much, before any field of it runs. Introspection is no exception. */
export function checkOperation(at: { document: DocumentNode; operation: OperationDefinitionNode; variables: Record<string, unknown>; caller: Caller }): void {
  const { document, operation, variables, caller } = at
  const limits = limitsOf(caller)
  countTokens(document, limits.tokens)
  const most = operation.operation === 'mutation' ? rootMutations : rootQueries
  if (operation.selectionSet.selections.length > most) throw tooLarge('rootFields', most)
  const fragments = new Map(document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])))
  new Counter(fragments, variables, limits).walk(operation.selectionSet, 1, 1)
}
