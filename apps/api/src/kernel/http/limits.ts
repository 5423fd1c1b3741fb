import {
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'
import type { Caller } from '../context.ts'
import { AppError } from '../errors.ts'
import { largestPage, usualPage } from '../read/page.ts'

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
/** Fields and fragments with every fragment written out: a few short ones that name each other twice would run for hours. */
const selections = 5000
/** Rows that a relation below a record is taken to have. */
const usualRelation = 10

const limitsOf = ({ actor }: Caller): Limits => {
  if (!actor) return { depth: 7, tokens: 1000, nodes: 200 }
  if (actor.audience === 'EXTERNAL') return { depth: 12, tokens: 2000, nodes: 5000 }
  return { depth: 12, tokens: 2000, nodes: actor.audience === 'STATION' ? 10_000 : 20_000 }
}

const mostRootFields = ({ operation }: OperationDefinitionNode) =>
  operation === 'mutation' ? rootMutations : rootQueries

interface Tally {
  aliases: number
  directives: number
  /** Also of fragments. */
  rootFields: number
  selections: number
  /** Objects that the answer may hold at most, from page sizes with the variables' values. */
  nodes: number
}

const tooLarge = (limit: string, maximum: number) => new AppError('OPERATION_TOO_LARGE', 'limited', { limit, maximum })

function numberOf(value: ValueNode | undefined, at: Pick<Operated, 'operation' | 'variables'>): number | null {
  if (value?.kind === Kind.INT) return Number(value.value)
  if (value?.kind !== Kind.VARIABLE) return null
  const { value: name } = value.name
  const given = Object.hasOwn(at.variables, name) ? at.variables[name] : undefined
  if (given !== undefined) return typeof given === 'number' ? given : null
  const usual = at.operation.variableDefinitions?.find(({ variable }) => variable.name.value === name)?.defaultValue
  return usual?.kind === Kind.INT ? Number(usual.value) : null
}

const isPage = (type: GraphQLNamedType | undefined) => isObjectType(type) && 'nodes' in type.getFields()

interface Operated {
  schema: GraphQLSchema
  document: DocumentNode
  operation: OperationDefinitionNode
  variables: Record<string, unknown>
  caller: Caller
}

/** Where the walk stands: the type whose fields are selected, how deep, and in how many copies at most. */
interface Place {
  type: GraphQLNamedType | undefined
  depth: number
  copies: number
}

class Counter {
  private readonly tally: Tally = { aliases: 0, directives: 0, rootFields: 0, selections: 0, nodes: 0 }
  private readonly fragments: Map<string, FragmentDefinitionNode>
  private readonly limits: Limits

  constructor(private readonly at: Operated) {
    const { definitions } = at.document
    this.fragments = new Map(
      definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
    )
    this.limits = limitsOf(at.caller)
  }

  get nodes(): number {
    return this.tally.nodes
  }

  walk(set: SelectionSetNode | undefined, place: Place): void {
    for (const node of set?.selections ?? []) {
      this.count('selections', 1, selections)
      this.count('directives', node.directives?.length ?? 0, directives)
      if (node.kind === Kind.FIELD) this.field(node, place)
      else
        this.walk(
          node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : this.fragments.get(node.name.value)?.selectionSet,
          place,
        )
    }
  }

  private count(limit: keyof Tally, more: number, maximum: number): void {
    this.tally[limit] += more
    if (this.tally[limit] > maximum) throw tooLarge(limit, maximum)
  }

  private field(node: FieldNode, { type, depth, copies }: Place): void {
    this.count('aliases', node.alias ? 1 : 0, aliases)
    if (depth === 1) this.count('rootFields', 1, mostRootFields(this.at.operation))
    if (depth > this.limits.depth) throw tooLarge('depth', this.limits.depth)
    if (!node.selectionSet) return
    const field = isObjectType(type) ? type.getFields()[node.name.value] : undefined
    const inner = field && getNamedType(field.type)
    const isRelation = field !== undefined && !isPage(type) && isListType(getNullableType(field.type))
    const inside = copies * (isPage(inner) ? this.pageSizeOf(node) : isRelation ? usualRelation : 1)
    this.count('nodes', inside, this.limits.nodes)
    this.walk(node.selectionSet, { type: inner, depth: depth + 1, copies: inside })
  }

  private pageSizeOf(node: FieldNode): number {
    const first = numberOf(node.arguments?.find((arg) => arg.name.value === 'first')?.value, this.at)
    return Math.min(Math.max(first ?? usualPage, 1), largestPage)
  }
}

function countTokens(document: DocumentNode, most: number): void {
  let count = 0
  for (let token = document.loc?.startToken; token; token = token.next ?? undefined) {
    count += 1
    if (count > most + 2) throw tooLarge('tokens', most)
  }
}

/** What operations cost that were within their limits, by who asks and by the numbers that he gives. */
const known = new WeakMap<OperationDefinitionNode, Map<string, number>>()
const mostKnown = 20

const keyOf = ({ operation, variables, caller }: Operated) => {
  const given = operation.variableDefinitions?.map(({ variable }) => variables[variable.name.value]) ?? []
  return `${caller.actor?.audience ?? ''}${given.map((value) => (typeof value === 'number' ? value : typeof value)).join()}`
}

/**
 * Refuses an operation that asks for too much, before any field of it runs. Introspection is no exception.
 * Answers what it costs: one, and one for each object that the answer may hold.
 */
export function checkOperation(at: Operated): number {
  const costs = known.get(at.operation) ?? new Map<string, number>()
  const key = keyOf(at)
  const before = costs.get(key)
  if (before !== undefined) return before
  const cost = countedCost(at)
  if (costs.size >= mostKnown) costs.clear()
  known.set(at.operation, costs.set(key, cost))
  return cost
}

function countedCost(at: Operated): number {
  const { document, operation, caller, schema } = at
  countTokens(document, limitsOf(caller).tokens)
  const type = schema.getRootType(operation.operation) ?? undefined
  const counter = new Counter(at)
  counter.walk(operation.selectionSet, { type, depth: 1, copies: 1 })
  return 1 + counter.nodes
}
