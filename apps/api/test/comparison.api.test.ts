import * as fc from 'fast-check'
import { parse, validate, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '../src/kernel/context.ts'
import { graphqlSchema } from '../src/kernel/graphql-schema.ts'
import { keptPlans } from '../src/kernel/read/plans.ts'
import { withScope } from '../src/kernel/scope.ts'
import { modules } from '../src/modules.ts'
import { fillStations } from './canaries.ts'
import { actorsOf, answerByEngine, callerFor } from './comparison.callers.ts'
import { Asker, type Ids } from './comparison.fixture.ts'
import { addStations } from './many-stations.ts'
import { answerPlainly, plainSchema } from './plain-resolvers.ts'
import { openWorld, type World } from './world.ts'

/** `COMPARE_SECONDS=600 vitest run test/comparison.api.test.ts` looks longer. */
const seconds = Number(process.env['COMPARE_SECONDS'] ?? 12)

const hostile = [
  '"',
  '\\',
  '\\"',
  '</script>',
  '\u2028',
  '\u0001',
  '😀',
  '{"a":1}',
  "'; drop table station --",
  '${x}',
  '%',
  'null',
  '\t\n',
  '$1',
  '中文，站',
]

let world: World
let schema: GraphQLSchema
let plain: GraphQLSchema
let ids: Ids
let actors: Actor[]

beforeAll(async () => {
  world = await openWorld()
  const rows = await fillStations(world)
  await addStations(world, 25)
  for (const [index, text] of hostile.entries())
    await world.sql(
      `update station set name = $1, address = $1, remark = $1, principal_phone = $1 where code = (select code from station order by md5(code) limit 1 offset $2)`,
      [text, index],
    )
  await world.sql(`update staff_member set name = $1, phone = $1`, [hostile.join('')])
  await world.sql(
    `insert into staff_member (id, station_id, province_id, name, phone, position, product_lines, badge_number, joined_on, state, search_text, created_at, updated_at)
     select gen_random_uuid(), id, province_id, '员工' || n % 3, '1350000000' || n, 'DRIVER', case when n % 2 = 0 then '{SUV}' else '{}' end::text[], 'T' || code || n, date '2025-01-01' + n % 2, 'ACTIVE', '', now(), now()
       from station, generate_series(1, 4) n where code like 'W-%'`,
  )
  schema = await graphqlSchema(modules)
  plain = plainSchema(schema)
  const idsOf = async (sql: string) => (await world.sql<{ id: string }>(sql)).map(({ id }) => id)
  ids = {
    station: await idsOf('select id from station order by code'),
    staffMember: await idsOf('select id from staff_member order by badge_number'),
    user: await idsOf('select id from app_user order by name limit 20'),
    region: await idsOf(`select id from region where level in ('AREA', 'PROVINCE') order by code limit 12`),
  }
  actors = await actorsOf(world, rows)
})
afterAll(() => world.close())

/** Cursors are the engine's own affair; that there is one is not. */
const printed = (data: unknown) =>
  JSON.stringify(data, (key, value: unknown) => (key === 'endCursor' && value !== null ? 'some' : value))

const codesOf = ({ errors = [] }: ExecutionResult) =>
  errors.map(({ originalError }) => (originalError as { code?: string } | undefined)?.code)

test(
  'whatever is asked, the engine answers as plain resolvers do, for every kind of caller',
  async () => {
    const seen = { compared: 0, refused: 0, failed: 0 }
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const question = new Asker(g, schema, ids).question()
        const actor = actors[g(fc.nat, actors.length - 1)] as Actor
        expect(validate(schema, parse(question.query))).toEqual([])
        const ours = await answerByEngine(world, schema, actor, question)
        if (codesOf(ours).includes('FORBIDDEN')) return void (seen.refused += 1)
        const theirs = await withScope(world.app.services.database, callerFor(world, actor), async (ctx) => {
          const found = await answerPlainly(plain, ctx, question)
          ctx.em.clear()
          return found
        }).catch((error: unknown) => ({ data: null, errors: [error as never] }))
        const paths = ({ errors = [] }: ExecutionResult) => errors.map(({ path }) => path?.join('.') ?? '').toSorted()
        if (theirs.errors?.length) {
          seen.failed += 1
          const said = theirs.errors.map(
            ({ message, path }: { message: string; path?: readonly (string | number)[] | undefined }) =>
              `${path?.join('.')}: ${message}`,
          )
          if (!ours.errors?.length) throw new Error(JSON.stringify([said, actor.scope, question.query, ours.data]))
          return
        }
        expect([paths(ours), question.query]).toEqual([[], question.query])
        expect([printed(ours.data), question.query]).toEqual([printed(theirs.data), question.query])
        seen.compared += 1
      }),
      { numRuns: 100_000, seed: 20_261_121, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false },
    )
    expect(seen.compared).toBeGreaterThan(seen.failed)
    expect(seen.compared).toBeGreaterThan(10)
  },
  (seconds + 120) * 1000,
)

test('cursors lead through every page once, under aliases and for every caller', async () => {
  for (const actor of actors.slice(0, 5)) {
    const found: string[] = []
    let after: string | null = null
    do {
      const query =
        'query Q($after: String) { a: stations(first: 4, after: $after, sort: NAME_DESC) { b: nodes { i: id } c: pageInfo { e: endCursor h: hasNextPage } n: totalCount } }'
      const { data } = await answerByEngine(world, schema, actor, { query, variables: { after } })
      const page = data?.['a'] as { b: { i: string }[]; c: { e: string | null; h: boolean }; n: number } | null
      if (!page) break
      found.push(...page.b.map(({ i }) => i))
      after = page.c.h ? page.c.e : null
      if (!after) expect(found.length).toBe(page.n)
    } while (after)
    expect(new Set(found).size).toBe(found.length)
  }
})

test('thirty aliases and ever new documents: right answers, and a bounded number of plans', async () => {
  const [actor] = actors as [Actor]
  const names = Array.from(
    { length: 30 },
    (_, index) => `x${index}: name y${index}: province { n: name z${index}: code }`,
  ).join(' ')
  const { data } = await answerByEngine(world, schema, actor, {
    query: `query Q { stations(first: 2) { nodes { ${names} } } }`,
    variables: {},
  })
  const { nodes } = (data ?? {})['stations'] as { nodes: Record<string, unknown>[] }
  const [first] = nodes
  expect(Object.keys(first ?? {})).toHaveLength(60)
  expect(
    new Set(Object.entries(first ?? {}).flatMap(([key, value]) => (key.startsWith('x') ? [value] : []))).size,
  ).toBe(1)
  const askNew = async (from: number, to: number) => {
    for (let number = from; number < to; number += 1)
      await answerByEngine(world, schema, actor, {
        query: `query Q { s${number}: station(id: "${ids.station[0]}") { a${number}: code } }`,
        variables: {},
      })
    return keptPlans()
  }
  const full = await askNew(0, 2500)
  expect(await askNew(2500, 4000)).toBeLessThanOrEqual(full)
}, 60_000)
