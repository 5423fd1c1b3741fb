import {
  execute,
  GraphQLID,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  GraphQLString,
  parse,
  type GraphQLFieldConfig,
} from 'graphql'
import { describe, expect, test } from 'vitest'
import { hiddenFields, mask, type FieldAccess } from './access.ts'
import { seal } from './seal.ts'

type Fields = Record<string, GraphQLFieldConfig<unknown, unknown>>
const typeOf = (name: string, fields: Fields) => new GraphQLObjectType({ name, fields })
const field = (access: FieldAccess, more: Partial<Fields[string]> = {}): Fields[string] => ({
  type: GraphQLString,
  extensions: { ...access },
  ...more,
})
const open = { allow: 'public' as const }

const person = typeOf('Person', {
  id: field({}, { type: new GraphQLNonNull(GraphQLID) }),
  name: field({}),
  salary: field({ allow: ['MONEY_READ', 'MONEY_WRITE'] }),
  phone: field({ masked: { as: 'phone', unless: 'PHONE_READ' } }),
  laterPhone: field({ masked: { as: 'phone', unless: 'PHONE_READ' } }, { resolve: async () => '13812341234' }),
  fax: field({ masked: { as: 'tail', unless: 'PHONE_READ' } }),
})
const schema = seal(
  new GraphQLSchema({
    query: typeOf('Query', {
      anyone: field(open, {
        type: person,
        resolve: () => ({ id: '1', name: '王伟', salary: '100', phone: '13812341234', fax: null }),
      }),
      some: field({ allow: ['A', 'B'] }, { resolve: () => 'seen' }),
    }),
  }),
)

async function ask(query: string, ...permissions: string[]) {
  const touched: string[] = []
  const actor = { permissions: new Set(permissions) }
  const contextValue = { caller: { actor }, answered: new Map(), reading: () => touched.push('database') }
  const { data, errors } = await execute({ schema, document: parse(query), contextValue })
  return {
    data: JSON.parse(JSON.stringify(data)) as unknown,
    codes: errors?.map(({ message }) => message) ?? [],
    touched,
  }
}

describe('a schema that forgot something does not boot', () => {
  const boot =
    (query: Fields, more: Fields = {}) =>
    () =>
      seal(new GraphQLSchema({ query: typeOf('Query', query), types: [typeOf('Thing', { name: field({}), ...more })] }))
  test('a query without access', () =>
    expect(boot({ ok: field(open), stations: field({}) })).toThrow(
      'Query.stations declares neither @Allow nor @Public',
    ))
  test('a mutation without access', () => {
    const mutation = typeOf('Mutation', { addThing: field({}) })
    expect(() => seal(new GraphQLSchema({ query: typeOf('Query', { ok: field(open) }), mutation }))).toThrow(
      'Mutation.addThing declares neither',
    )
  })
  test('a guarded field that cannot be null', () => {
    const guarded = field({ allow: ['X'] }, { type: new GraphQLNonNull(GraphQLString) })
    expect(boot({ ok: field(open) }, { price: guarded })).toThrow('Thing.price has @Allow and must be nullable')
  })
  test('one that forgot nothing boots', () => expect(boot({ ok: field(open) })).not.toThrow())
})

describe('at the root', () => {
  test('one of the permissions is enough, none is refused before the database is touched', async () => {
    expect(await ask('{ some }', 'B')).toEqual({ data: { some: 'seen' }, codes: [], touched: ['database'] })
    expect(await ask('{ some }', 'C')).toEqual({ data: { some: null }, codes: ['FORBIDDEN'], touched: [] })
  })
})

describe('below the root', () => {
  const all = '{ anyone { name salary phone laterPhone fax renamed: salary again: phone } }'
  test('what the caller may not see is null or masked, under any alias, also when it is resolved later', async () => {
    const { data } = await ask(all)
    const shown = { phone: '138****1234', laterPhone: '138****1234', fax: null, again: '138****1234' }
    expect(data).toEqual({ anyone: { name: '王伟', salary: null, renamed: null, ...shown } })
  })
  test('and clear for those who may', async () => {
    const { data } = await ask(all, 'MONEY_WRITE', 'PHONE_READ')
    const shown = { phone: '13812341234', laterPhone: '13812341234', fax: null, again: '13812341234' }
    expect(data).toEqual({ anyone: { name: '王伟', salary: '100', renamed: '100', ...shown } })
  })
  test('filters and orders know the same fields as hidden', () => {
    expect([...hiddenFields(person, { permissions: new Set(['PHONE_READ']) })]).toEqual(['salary'])
    expect([...hiddenFields(person, null)]).toEqual(['salary', 'phone', 'laterPhone', 'fax'])
  })
})

test.each([
  ['phone', '13812341234', '138****1234'],
  ['phone', '123', '***'],
  ['name', '欧阳娜娜', '欧*'],
  ['email', 'wang@example.com', 'w***@example.com'],
  ['tail', '330106199001011234', '****1234'],
  ['tail', '12', '**'],
] as const)('the mask %s of %s is %s', (as, clear, masked) => {
  expect(mask(as, clear)).toBe(masked)
})
