import { buildSchema, execute, parse, type GraphQLResolveInfo } from 'graphql'
import { expect, test } from 'vitest'
import { selectionOf, type Selection } from './selection.ts'

const schema = buildSchema(
  `type Query { station: Station } type Station { id: ID name: String city: Region staff: [Person] } type Region { id: ID name: String parent: Region } type Person { id: ID name: String station: Station }`,
)

const plain = (selection: Selection): object =>
  Object.fromEntries([...selection].map(([name, { below }]) => [name, plain(below)]))

/** What the resolver of `station` learns of the query. */
async function selected(query: string, variableValues: Record<string, unknown> = {}) {
  let found: object = {}
  const station = (_: unknown, __: unknown, info: GraphQLResolveInfo) => {
    found = plain(selectionOf(info))
    return null
  }
  await execute({
    schema,
    document: parse(query),
    rootValue: { station: (args: unknown, context: unknown, info: GraphQLResolveInfo) => station(args, context, info) },
    variableValues,
  })
  return found
}

test.each([
  ['each field once, under its own name', '{ station { a: name b: name id __typename } }', { name: {}, id: {} }],
  [
    'relations with what is below',
    '{ station { city { name parent { id } } } }',
    { city: { name: {}, parent: { id: {} } } },
  ],
  [
    'occurrences of a relation put together',
    '{ station { city { name } other: city { id } ...F } } fragment F on Station { city { parent { name } } }',
    { city: { name: {}, id: {}, parent: { name: {} } } },
  ],
  [
    'fragments in fragments, inline and named',
    '{ station { ... on Station { ...F ... { id } } } } fragment F on Station { ...G } fragment G on Station { name }',
    { name: {}, id: {} },
  ],
  [
    'the field at several places of the query',
    '{ station { id } station { name } ...R } fragment R on Query { station { city { id } } }',
    { id: {}, name: {}, city: { id: {} } },
  ],
  ['nothing but the type name', '{ station { __typename } }', {}],
])('%s', async (_, query, expected) => {
  expect(await selected(query)).toEqual(expected)
})

test.each([
  [true, true, ['id', 'staff']],
  [true, false, ['id', 'name', 'staff', 'city']],
  [false, true, ['id']],
  [false, false, ['id', 'name', 'city']],
])('@include(%s) and @skip(%s), on fields and fragments', async (with_, without, names) => {
  const query = `query ($with: Boolean!, $without: Boolean = true) { station { id name @skip(if: $without) staff @include(if: $with) { id } ...C @skip(if: $without) ... @include(if: false) { city { id } } } } fragment C on Station { city { name } }`
  expect(Object.keys(await selected(query, { with: with_, without })).toSorted()).toEqual(names.toSorted())
})

test('@include and @skip together: both must keep', async () => {
  for (const [include, skip, kept] of [
    ['true', 'false', true],
    ['true', 'true', false],
    ['false', 'false', false],
  ] as const)
    expect('name' in (await selected(`{ station { id name @include(if: ${include}) @skip(if: ${skip}) } }`))).toBe(kept)
})

test('a default of the variable counts', async () => {
  expect(await selected('query ($with: Boolean = false) { station { id name @include(if: $with) } }')).toEqual({
    id: {},
  })
  expect(await selected('query ($without: Boolean = true) { station { id name @skip(if: $without) } }')).toEqual({
    id: {},
  })
})
