import { getNamedType, isObjectType, type ExecutionResult, type GraphQLField, type GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../src/kernel/context.ts'
import { graphqlSchema } from '../src/kernel/graphql-schema.ts'
import { isRecord } from '../src/kernel/read/shape.ts'
import { modules } from '../src/modules.ts'
import { nowhere } from './access.entry.ts'
import { queries } from './access.queries.ts'
import { fillStations, type Rows } from './canaries.ts'
import { actorsOf, answerByEngine, answerByResolvers } from './comparison.callers.ts'
import { addStations } from './many-stations.ts'
import { nodeOf, objectOf, queriesOf, sortsOf, wholeSelections } from './selection.ts'
import { openWorld, type World } from './world.ts'

// A plan has two exits: text, and rows for resolvers. Whatever any type of any module shows, both must say the same.

let world: World
let schema: GraphQLSchema
let actors: Actor[]
let named: Rows

beforeAll(async () => {
  world = await openWorld()
  const rows = await fillStations(world)
  await addStations(world, 5)
  schema = await graphqlSchema(modules)
  actors = await actorsOf(world, rows)
  const one = async (sql: string) => (await world.sql<{ id: string }>(`${sql} limit 1`))[0]?.id ?? nowhere
  named = {
    ...rows.A,
    import: await one('select id from import_batch'),
    session: nowhere,
    area: await one(`select id from region where level = 'AREA'`),
    province: await one(`select id from region where level = 'PROVINCE'`),
    policy: await one('select id from policy_version'),
    template: await one('select id from application_template'),
  }
})
afterAll(() => world.close())

interface Asking {
  query: string
  variables: Record<string, unknown>
}

/** Every order of a list with every part of its rows; a record with every part of it. */
function askingsOf(field: GraphQLField<unknown, unknown>): Asking[] {
  const args = queries[field.name]?.args
  const variables = args ? args(named) : {}
  const declared = field.args
    .filter(({ name }) => name in variables)
    .map(({ name, type }) => `$${name}: ${String(type)}`)
  const given = Object.keys(variables).map((name) => `${name}: $${name}`)
  const node = nodeOf(field)
  const orders = node ? sortsOf(field) : []
  return wholeSelections(node ?? objectOf(field), 3).flatMap((inner, index) => {
    // each order once is enough
    const extra = [...(node ? ['first: 4'] : []), ...(orders[index] ? [`sort: ${orders[index]}`] : [])]
    const call = [...given, ...extra].join(', ')
    const below = node ? `{ totalCount totalCountIsCapped nodes ${inner} pageInfo { hasNextPage endCursor } }` : inner
    const head = declared.length > 0 ? `query (${declared.join(', ')})` : 'query'
    return [{ query: `${head} { answer: ${field.name}${call ? `(${call})` : ''} ${below} }`, variables }]
  })
}

const said = ({ data, errors = [] }: ExecutionResult) => [
  data,
  errors.map(({ path, originalError, message }) => [
    path?.join('.'),
    (originalError as { code?: string } | undefined)?.code ?? message,
  ]),
]

const readable = () =>
  queriesOf(schema).filter((field) => {
    const type = getNamedType(field.type)
    return queries[field.name] && isObjectType(type) && (isRecord(type.name) || nodeOf(field))
  })

test('text and rows say the same, whatever module, whoever asks', async () => {
  let answered = 0
  const ask = async (actor: Actor, asking: Asking) => {
    const [ours, theirs] = [
      await answerByEngine(world, schema, actor, asking),
      await answerByResolvers(world, schema, actor, asking),
    ]
    expect([said(ours), asking.query, actor.roles]).toEqual([said(theirs), asking.query, actor.roles])
    if (ours.data?.['answer']) answered += 1
  }
  for (const asking of readable().flatMap(askingsOf)) for (const actor of actors) await ask(actor, asking)
  expect(answered).toBeGreaterThan(300)
}, 300_000)
