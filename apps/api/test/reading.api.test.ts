import * as fc from 'fast-check'
import { getNamedType, isLeafType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mask } from '../src/kernel/access.ts'
import { callerOf, systemCaller, type Actor, type Ctx } from '../src/kernel/context.ts'
import { graphqlSchema } from '../src/kernel/graphql-schema.ts'
import { withScope } from '../src/kernel/scope.ts'
import { modules } from '../src/modules.ts'
import { Region } from '../src/modules/regions/region.entity.ts'
import { StaffMember } from '../src/modules/staff/staff-member.entity.ts'
import {
  Station,
  StationContact,
  StationStateChange,
  StationTerritory,
} from '../src/modules/stations/station.entity.ts'
import { User } from '../src/modules/users/user.entity.ts'
import { guarded } from './access.fields.ts'
import { fillStations, type StationRows } from './canaries.ts'
import type { StationName } from './template.ts'
import { openWorld, type Client, type World } from './world.ts'

/** Fields whose values are computed by rules of their own, tested with those rules. */
const computed = new Set(['availableActions', 'blockedActions', 'openItems', 'regions', 'agreements'])
const roots = { station: 'Station', staffMember: 'StaffMember', user: 'User', region: 'Region' } as const

interface Node {
  name: string
  form: 'plain' | 'alias' | 'fragment' | 'included' | 'skipped'
  below: Node[] | null
}

let world: World
let schema: GraphQLSchema
let rows: Record<StationName, StationRows>
let people: { client: Client; actor: Actor }[]

beforeAll(async () => {
  world = await openWorld()
  rows = await fillStations(world)
  schema = await graphqlSchema(modules)
  for (const { station } of Object.values(rows)) {
    await world.sql(
      `insert into staff_member (id, station_id, province_id, name, phone, position, product_lines, badge_number, joined_on, state, search_text, created_at, updated_at)
       select gen_random_uuid(), id, province_id, '员工' || 9 - n / 2, '1350000000' || n, 'DRIVER', '{SUV}', 'T' || code || n, date '2025-01-01' + n, 'ACTIVE', '', now(), now()
         from station, generate_series(1, 8) n where id = $1`,
      [station],
    )
    await world.sql(
      `insert into station_state_change (id, station_id, province_id, from_state, to_state, step, reason, by_name, at)
       select gen_random_uuid(), id, province_id, 'ACTIVE', 'SUSPENDED', 'suspend', 'n' || n, 'x', now() + n % 3 * interval '1 day' from station, generate_series(1, 5) n where id = $1`,
      [station],
    )
  }
  await world.sql(`update staff_member set left_on = '2025-02-01', state = 'LEFT' where station_id = $1`, [
    rows.B.station,
  ])
  const clients = await Promise.all([
    world.as('HQ_ADMIN'),
    world.as('CALL_AGENT'),
    world.as('REGION_MANAGER'),
    world.asOwnerOf('A'),
    world.asOwnerOf('B'),
    world.as('TECHNICIAN'),
  ])
  people = []
  for (const client of clients) {
    const actor = await world.app.services.actorOfUser(client.userId ?? '')
    if (actor) people.push({ client, actor })
  }
})
afterAll(() => world.close())

const typeNamed = (name: string) => schema.getType(name) as GraphQLObjectType

/** A random selection of a type: some leaves, some relations, each written in one of the ways that GraphQL has. */
function nodesOf(typeName: string, levels: number): fc.Arbitrary<Node[]> {
  const fields = Object.values(typeNamed(typeName).getFields()).filter(
    ({ name, args }) => !computed.has(name) && args.length === 0,
  )
  const fit = fields.filter(({ type }) => levels > 0 || isLeafType(getNamedType(type)))
  const form = fc.constantFrom(
    'plain' as const,
    'plain' as const,
    'plain' as const,
    'alias' as const,
    'fragment' as const,
    'included' as const,
    'skipped' as const,
  )
  return fc.subarray(fit, { minLength: 1, maxLength: Math.min(5, fit.length) }).chain((chosen) =>
    fc.tuple(
      ...chosen.map(({ name, type }) => {
        const inner = getNamedType(type)
        const below = isObjectType(inner) ? nodesOf(inner.name, levels - 1) : fc.constant(null)
        return fc.record({ name: fc.constant(name), form, below })
      }),
    ),
  )
}

const textOf = (typeName: string, nodes: readonly Node[]): string => {
  const parts = nodes.map(({ name, form, below }) => {
    const inner = below ? textOf(getNamedType(typeNamed(typeName).getFields()[name]?.type)?.name ?? '', below) : ''
    const field = `${form === 'alias' ? `${name}_: ` : ''}${name}`
    if (form === 'fragment') return `... on ${typeName} { ${name} ${inner} }`
    return `${field}${form === 'included' ? ' @include(if: $yes)' : form === 'skipped' ? ' @skip(if: $yes)' : ''} ${inner}`
  })
  return `{ __typename ${parts.join(' ')} }`
}

type Row = Record<string, unknown> & { id: string }
const asRow = (entity: object) => entity as Row
const idOf = (value: unknown) => (value as { id: string } | null)?.id ?? ''

/** Relations by plain loading, one by one, through the same row scope. */
const relations: Record<string, (ctx: Ctx, row: Row) => Promise<object | object[] | null>> = {
  'Station.area': async ({ em }, row) =>
    em.findOne(Region, { id: idOf((await em.findOneOrFail(Region, idOf(row['province']))).parent) }),
  'Station.province': ({ em }, row) => em.findOne(Region, idOf(row['province'])),
  'Station.city': ({ em }, row) => em.findOne(Region, idOf(row['city'])),
  'Station.district': ({ em }, row) => em.findOne(Region, idOf(row['district'])),
  'Station.contacts': ({ em }, { id }) => em.find(StationContact, { station: id }, { orderBy: { id: 'asc' } }),
  'Station.territories': ({ em }, { id }) => em.find(StationTerritory, { station: id }, { orderBy: { id: 'asc' } }),
  'Station.stateChanges': ({ em }, { id }) =>
    em.find(StationStateChange, { station: id }, { orderBy: { at: 'desc', id: 'desc' } }),
  'Station.staff': ({ em }, { id }) => em.find(StaffMember, { station: id }, { orderBy: { name: 'asc', id: 'asc' } }),
  'StationTerritory.region': ({ em }, row) => em.findOne(Region, idOf(row['region'])),
  'StaffMember.station': ({ em }, row) => em.findOne(Station, idOf(row['station'])),
  'StaffMember.accounts': ({ em }, { id }) => em.find(User, { staffMemberId: id }),
  'User.station': ({ em }, row) => em.findOne(Station, { id: row['stationId'] as string }),
  'Region.parent': ({ em }, row) => em.findOne(Region, { id: idOf(row['parent']) }),
}
const counts: Record<string, (ctx: Ctx, row: Row) => Promise<number | boolean>> = {
  'Station.hasOwnerAccount': async ({ em }, { id }) =>
    (await em.count(User, { stationId: id, state: { $ne: 'DEACTIVATED' }, roles: { $contains: ['STATION_OWNER'] } })) >
    0,
  'Region.childCount': ({ em }, { id }) => em.count(Region, { parent: id }),
  'Region.stationCount': ({ em }, { id }) =>
    em.count(Station, { $or: [{ district: id }, { city: id }, { province: id }, { province: { parent: id } }] }),
}

function leafOf(place: string, value: unknown, actor: Actor): unknown {
  const guard = guarded[place]
  const plain = value instanceof Date ? value.toISOString() : (value ?? null)
  if (!guard || actor.permissions.has(guard.permission)) return plain
  return guard.otherwise === 'masked' && typeof plain === 'string' ? mask('phone', plain) : null
}

async function valueOf(ctx: Ctx, typeName: string, row: Row, { name, below }: Node): Promise<unknown> {
  const place = `${typeName}.${name}`
  const actor = ctx.actor as Actor
  if (!below) return leafOf(place, counts[place] ? await counts[place](ctx, row) : row[name], actor)
  const guard = guarded[place]
  if (guard && !actor.permissions.has(guard.permission)) return null
  const inner = getNamedType(typeNamed(typeName).getFields()[name]?.type)?.name ?? ''
  const found = relations[place] ? await relations[place](ctx, row) : (row[name] as object[])
  if (!Array.isArray(found)) return found && read(ctx, inner, asRow(found), below)
  const answers: unknown[] = []
  for (const one of found) answers.push(await read(ctx, inner, asRow(one), below))
  return answers
}

/** What plain loading answers to a selection of one row. */
async function read(ctx: Ctx, typeName: string, row: Row, nodes: readonly Node[]): Promise<object> {
  const answer: Record<string, unknown> = { __typename: typeName }
  for (const node of nodes) {
    if (node.form !== 'skipped')
      answer[node.form === 'alias' ? `${node.name}_` : node.name] = await valueOf(ctx, typeName, row, node)
  }
  return answer
}

const entities = { Station, StaffMember, User, Region } as const

test('a random selection gives what plain loading gives, for headquarters, a region and a station', async () => {
  let compared = 0
  const [district] = await world.sql<{ id: string }>('select id from region where code = $1', ['330106'])
  const ids = { Station: 'station', StaffMember: 'member', User: 'user' } as const
  const question = fc.constantFrom(...(Object.keys(roots) as (keyof typeof roots)[])).chain((root) =>
    fc.record({
      root: fc.constant(root),
      nodes: nodesOf(roots[root], 4),
      who: fc.nat(people.length - 1),
      at: fc.constantFrom('A' as const, 'B' as const, 'C' as const),
    }),
  )
  await fc.assert(
    fc.asyncProperty(question, async ({ root, nodes, who, at }) => {
      const typeName = roots[root]
      const id = typeName === 'Region' ? (district?.id ?? '') : rows[at][ids[typeName]]
      const { client, actor } = people[who] as (typeof people)[number]
      const query = `query ($id: ID!, $yes: Boolean = true) { ${root}(id: $id) ${textOf(typeName, nodes)} two: __typename @include(if: $yes) }`
      const answer = await client.ask(query, { id })
      const code = answer.errors?.[0]?.extensions.code
      fc.pre(code !== 'OPERATION_TOO_LARGE' && code !== 'FORBIDDEN')
      expect([answer.errors, query]).toEqual([undefined, query])
      const expected = await withScope(
        world.app.services.database,
        callerOf(actor, systemCaller(world.app.services.clock)),
        async (ctx) => {
          const row = await ctx.em.findOne(entities[typeName] as typeof Station, id)
          return row && read(ctx, typeName, asRow(row), nodes)
        },
      )
      expect(answer.data?.[root]).toEqual(expected)
      compared += expected ? 1 : 0
    }),
    { numRuns: 150, seed: 20_261_121, maxSkipsPerRun: 20 },
  )
  expect(compared).toBeGreaterThan(80)
}, 60_000)
