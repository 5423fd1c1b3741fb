import {
  getArgumentValues,
  getVariableValues,
  GraphQLNonNull,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql'
import type { Operation } from '../operation.ts'
import { Answer, askForText } from '../read/answer.ts'
import { askedBytes, documentBytes, openPlans } from '../read/plans.ts'
import { operationKey } from '../read/question-key.ts'
import { NotPlannable } from '../read/writers.ts'
import {
  failureOf,
  fragmentsIn,
  operationOf,
  rootOf,
  type Root,
  type RootField,
  type Variables,
} from './root-fields.ts'
import { withOnly } from './written-out.ts'

/** The data of an answer as finished JSON. */
export class TextData {
  constructor(readonly text: string) {}
}

export interface QueryRequest {
  document: DocumentNode
  operationName: string | null | undefined
  variables: Variables
}

/** Lets resolvers answer a document, under a name by which it is compiled once. */
export type Resolve = (key: string, document: DocumentNode, variables: Variables) => Promise<ExecutionResult>

/** What has become of a root field: its JSON, an error, or left to resolvers. */
type Outcome = { text: string } | { error: GraphQLError } | 'resolvers'

interface Query {
  schema: GraphQLSchema
  root: Root
  key: string
  /** Coerced. */
  values: Variables
  operation: Operation
}

const roots = openPlans<Root | null>()

/**
 * Answers a query field by field: records and pages as text printed from rows, all others, and those for which no text can
 * be planned, by resolvers. Null when the whole document is for resolvers.
 */
export async function answerQuery(
  schema: GraphQLSchema,
  { document, operationName, variables }: QueryRequest,
  at: { operation: Operation; resolve: Resolve; note: (fields: readonly string[]) => void },
): Promise<ExecutionResult | { data: TextData; errors?: GraphQLError[] } | null> {
  const asked = operationOf(document, operationName)
  if (asked?.operation !== 'query') return null
  const coerced = getVariableValues(schema, asked.variableDefinitions ?? [], variables)
  if (coerced.errors) return null
  const fragments = fragmentsIn(document)
  const key = operationKey(asked, fragments, coerced.coerced)
  const make = () => rootOf(schema, { operation: asked, fragments, variables: coerced.coerced })
  const bytesOf = (made: Root | null) =>
    (made?.fields ?? []).reduce((sum, { below }) => sum + askedBytes(below), documentBytes(document))
  const root = roots.take(key, make, bytesOf)
  if (!root?.fields.some(({ isPlanned }) => isPlanned)) return null
  const query: Query = { schema, root, key, values: coerced.coerced, operation: at.operation }
  const outcomes = new Map<string, Outcome>()
  await Promise.all(root.fields.map(async (field) => outcomes.set(field.key, await outcomeOf(query, field))))
  const left = new Set([...outcomes].flatMap(([name, outcome]) => (outcome === 'resolvers' ? [name] : [])))
  if (left.size > 0) at.note([...left])
  const resolved = left.size > 0 ? await at.resolve(`${key}|${[...left].join()}`, withOnly(root, left), variables) : {}
  return together(root, outcomes, resolved)
}

/** What each field has given, in the order of the question. */
function together(root: Root, outcomes: ReadonlyMap<string, Outcome>, resolved: ExecutionResult) {
  const errors = [...(resolved.errors ?? [])]
  let text = ''
  let isNull = resolved.data === null
  for (const field of root.fields) {
    const outcome = outcomes.get(field.key) as Outcome
    let part = 'null'
    if (outcome === 'resolvers') part = JSON.stringify(resolved.data?.[field.key] ?? null)
    else if ('text' in outcome) part = outcome.text
    else {
      errors.push(outcome.error)
      isNull ||= field.declared.type instanceof GraphQLNonNull
    }
    text += `${text === '' ? '' : ','}"${field.key}":${part}`
  }
  if (errors.length === 0) return { data: new TextData(`{${text}}`) }
  return { data: isNull ? null : (JSON.parse(`{${text}}`) as Record<string, unknown>), errors }
}

const infoOf = ({ schema, root, values }: Query, { key, nodes, declared }: RootField): GraphQLResolveInfo => ({
  fieldName: declared.name,
  fieldNodes: nodes,
  returnType: declared.type,
  parentType: schema.getQueryType() as GraphQLObjectType,
  path: { prev: undefined, key, typename: 'Query' },
  schema,
  fragments: root.fragments,
  rootValue: undefined,
  operation: root.operation,
  variableValues: values,
})

/** Where printing fails, resolvers shall say in their way what is wrong, and where. */
function printed(answer: Answer, operation: Operation): Outcome {
  try {
    return { text: answer.text(operation.reading()) }
  } catch {
    return 'resolvers'
  }
}

async function outcomeOf(query: Query, field: RootField): Promise<Outcome> {
  if (!field.isPlanned) return 'resolvers'
  const { operation } = query
  const info = infoOf(query, field)
  askForText(info, field.below)
  try {
    const args = getArgumentValues(field.declared, field.nodes[0] as RootField['nodes'][number], query.values)
    const value: unknown = await field.declared.resolve?.(undefined, args, operation, info)
    if (value instanceof Answer) return printed(value, operation)
    operation.answered.set(field.key, value ?? null)
    return value == null && !(field.declared.type instanceof GraphQLNonNull) ? { text: 'null' } : 'resolvers'
  } catch (error) {
    if (!(error instanceof NotPlannable)) return { error: failureOf(field, error) }
    field.isPlanned = false
    return 'resolvers'
  }
}
