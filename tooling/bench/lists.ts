// Every order and filter that the lists of the schema declare, asked one by one by several callers: the slowest of them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLObjectType,
} from 'graphql'

export interface ListCaller {
  name: string
  cookie: string
  app: 'admin' | 'portal'
}

export interface Asked {
  caller: string
  list: string
  question: string
  /** Of two tries the better one: what is slow every time. */
  milliseconds: number
  rows: number
}

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../apps/api/schema.graphql'), 'utf8'))
const terms = ['王芳', '李', '服务', '陈明强', 'bs000012', '不存在的', '文三路']
const ranges = [
  { from: '2024-03-01', to: '2024-03-31' },
  { from: '2020-01-01', to: '2030-12-31' },
  { from: '2030-01-01', to: '2030-12-31' },
]
const moments = ranges.map(({ from, to }) => ({ from: `${from}T00:00:00.000Z`, to: `${to}T00:00:00.000Z` }))

type List = GraphQLField<unknown, unknown>

const listsOf = () =>
  Object.values(schema.getQueryType()?.getFields() ?? {}).filter(
    ({ type, args }) =>
      String(type).endsWith('Page!') && args.some(({ name }) => name === 'filter') && !args.some(isRequiredArgument),
  )

const rowTypeOf = (list: List) =>
  getNamedType((getNamedType(list.type) as GraphQLObjectType).getFields()['nodes']?.type) as GraphQLObjectType
const argumentType = (list: List, name: string) => {
  const argument = list.args.find((one) => one.name === name)
  return argument ? getNamedType(argument.type) : null
}

/** The row's own fields, and of rows beside it the id and what a list shows of them. */
function selectionOf(type: GraphQLObjectType): string {
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.length > 0) return []
    if (isLeafType(getNamedType(field.type))) return [field.name]
    const inner = getNamedType(field.type)
    if (!isObjectType(inner) || isListType(getNullableType(field.type))) return []
    return 'id' in inner.getFields() ? [`${field.name} { id }`] : []
  })
  return parts.join(' ')
}

/** Values worth asking a filter for; ids are taken from rows that the list shows. */
function valuesOf(field: GraphQLInputField, rows: readonly Record<string, unknown>[]): unknown[] {
  const type = getNamedType(field.type)
  if (isEnumType(type)) return type.getValues().map(({ name }) => [name])
  if (isInputObjectType(type)) return type.name.startsWith('LocalDate') ? ranges : moments
  if (type.name === 'Boolean') return [true, false]
  const seen = rows.flatMap((row) => {
    const value = row[field.name] ?? row[`${field.name}Id`]
    return value && typeof value === 'object' && 'id' in value ? [value.id] : typeof value === 'string' ? [value] : []
  })
  return [...new Set(seen)].slice(0, 3).map((value) => [value])
}

interface Variables {
  filter?: Record<string, unknown>
  sort?: string
  search?: string
  offset?: number
}

const nameOf = ({ filter, sort, search, offset }: Variables) =>
  [filter ? JSON.stringify(filter) : '', search ? `search ${search}` : '', sort ?? '', offset ? `offset ${offset}` : '']
    .filter(Boolean)
    .join(' ')

/** Orders alone, deep in, with each value of each filter, and with words. */
function questionsOf(list: List, rows: readonly Record<string, unknown>[]): Variables[] {
  const [filter, sort] = [argumentType(list, 'filter'), argumentType(list, 'sort')]
  const orders = isEnumType(sort) ? sort.getValues().map(({ name }) => name) : [undefined]
  const filters = isInputObjectType(filter)
    ? Object.values(filter.getFields()).flatMap((field) =>
        valuesOf(field, rows).map((value) => ({ filter: { [field.name]: value } })),
      )
    : []
  const searches = argumentType(list, 'search') ? terms.map((search) => ({ search })) : []
  return orders.flatMap((order) => {
    const sorted = order ? { sort: order } : {}
    return [{}, { offset: 9_950 }, ...filters, ...searches].map((question) => ({ ...question, ...sorted }))
  })
}

const documentOf = (list: List, withCount: boolean) => {
  const parameters = ['filter', 'sort', 'search', 'offset'].flatMap((name) => {
    const argument = list.args.find((one) => one.name === name)
    return argument ? [{ name, type: argument.type }] : []
  })
  const declared = parameters.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ')
  const given = parameters.map(({ name }) => `${name}: $${name}`).join(', ')
  const count = withCount ? 'totalCount' : ''
  return `query (${declared}) { ${list.name}(${given}, first: 50) { ${count} nodes { ${selectionOf(rowTypeOf(list))} } } }`
}

interface Answer {
  nodes: Record<string, unknown>[]
  milliseconds: number
}

/** Null when the caller may not ask for this list at all. */
async function ask(url: string, caller: ListCaller, list: List, variables: Variables): Promise<Answer | null> {
  const headers = {
    cookie: caller.cookie,
    'x-stationmaster-app': caller.app,
    'content-type': 'application/json',
    'accept-language': 'zh-CN',
  }
  const body = JSON.stringify({ query: documentOf(list, true), variables })
  const started = performance.now()
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body })
  const { data, errors } = (await answer.json()) as {
    data?: Record<string, { nodes: Answer['nodes'] } | null>
    errors?: { message: string; extensions?: { code?: string } }[]
  }
  const milliseconds = performance.now() - started
  const code = errors?.[0]?.extensions?.code
  if (code === 'FORBIDDEN' || code === 'UNAUTHENTICATED') return null
  if (errors)
    throw new Error(`${caller.name} ${list.name} ${nameOf(variables)}: ${JSON.stringify(errors).slice(0, 500)}`)
  return { nodes: data?.[list.name]?.nodes ?? [], milliseconds }
}

/** Asks everything that the lists declare, one question at a time. */
export async function measureLists(url: string, callers: readonly ListCaller[]): Promise<Asked[]> {
  const asked: Asked[] = []
  for (const caller of callers) {
    for (const list of listsOf()) {
      const first = await ask(url, caller, list, {})
      if (!first) continue
      for (const variables of questionsOf(list, first.nodes)) {
        const tries = [await ask(url, caller, list, variables), await ask(url, caller, list, variables)]
        const milliseconds = Math.min(...tries.map((one) => one?.milliseconds ?? Infinity))
        const rows = tries[1]?.nodes.length ?? 0
        asked.push({ caller: caller.name, list: list.name, question: nameOf(variables), milliseconds, rows })
      }
    }
  }
  return asked
}

/** The slowest of them, and how all of them are spread. */
export function listTable(asked: readonly Asked[], most = 30): string {
  const sorted = asked.toSorted((a, b) => b.milliseconds - a.milliseconds)
  const at = (share: number) => (sorted[Math.floor(sorted.length * (1 - share))]?.milliseconds ?? 0).toFixed(1)
  const lines = sorted
    .slice(0, most)
    .map(
      ({ caller, list, question, milliseconds, rows }) =>
        `${milliseconds.toFixed(0).padStart(6)} ms  ${String(rows).padStart(3)} rows  ${caller.padEnd(8)} ${list} ${question}`,
    )
  return [`${asked.length} questions; ms p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}`, ...lines].join('\n')
}
