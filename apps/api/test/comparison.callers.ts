import { execute, parse, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { callerOf, systemCaller, type Actor } from '../src/kernel/context.ts'
import { answerQuery, TextData } from '../src/kernel/http/query-answer.ts'
import { Operation } from '../src/kernel/operation.ts'
import type { StationRows } from './canaries.ts'
import type { Question } from './comparison.fixture.ts'
import type { StationName } from './template.ts'
import type { World } from './world.ts'

const people = [
  'HQ_ADMIN',
  'CALL_AGENT',
  'FINANCE',
  'REGION_MANAGER',
  'STATION_OWNER',
  'TECHNICIAN',
  'STATION_ACCOUNTANT',
]

/** Callers of every audience: people, programs that reach stations or provinces, one with every right and no row. */
export async function actorsOf(world: World, rows: Record<StationName, StationRows>): Promise<Actor[]> {
  const clients = await Promise.all([...people.map((role) => world.as(role)), world.asOwnerOf('B')])
  const known = await Promise.all(clients.map(({ userId }) => world.app.services.actorOfUser(userId ?? '')))
  const actors = known.filter((actor) => actor !== null)
  const [admin] = actors as [Actor]
  const [province] = await world.sql<{ id: string }>('select province_id as id from station where id = $1', [
    rows.A.station,
  ])
  const program: Actor = { ...admin, audience: 'EXTERNAL', permissions: new Set(['STATION_READ', 'REGION_READ']) }
  return [
    ...actors,
    { ...program, scope: { as: 'external', stationIds: [rows.B.station] } },
    {
      ...program,
      permissions: admin.permissions,
      scope: { as: 'integration', provinceIds: province ? [province.id] : [] },
    },
    { ...program, permissions: admin.permissions, scope: { as: 'integration', provinceIds: [] } },
    { ...admin, scope: { as: 'region', provinceIds: [] } },
  ]
}

export const callerFor = (world: World, actor: Actor) => callerOf(actor, systemCaller(world.app.services.clock))

async function withOperation<T>(world: World, actor: Actor, run: (operation: Operation) => Promise<T>): Promise<T> {
  const operation = new Operation(world.app.services.database, callerFor(world, actor))
  try {
    return await run(operation)
  } finally {
    await operation.end()
  }
}

const resolved = async (
  schema: GraphQLSchema,
  operation: Operation,
  { document, variables }: { document: ReturnType<typeof parse>; variables: Question['variables'] },
) => (await execute({ schema, document, contextValue: operation, variableValues: variables })) as ExecutionResult

/** As the HTTP route does, without its limits: thirty aliases are too many for it. */
export const answerByEngine = (world: World, schema: GraphQLSchema, actor: Actor, { query, variables }: Question) =>
  withOperation(world, actor, async (operation): Promise<ExecutionResult> => {
    const document = parse(query)
    const found = await answerQuery(
      schema,
      { document, operationName: null, variables },
      {
        operation,
        resolve: (_, rest, values) => resolved(schema, operation, { document: rest, variables: values }),
        note: () => {},
      },
    )
    const { data, errors = [] } = found ?? (await resolved(schema, operation, { document, variables }))
    const text = data instanceof TextData ? (JSON.parse(data.text) as Record<string, unknown>) : null
    return { data: text ?? (data as ExecutionResult['data']) ?? null, errors }
  })

/** The same question through the sealed resolvers alone, over rows that the engine reads as objects. */
export const answerByResolvers = (world: World, schema: GraphQLSchema, actor: Actor, { query, variables }: Question) =>
  withOperation(world, actor, (operation) => resolved(schema, operation, { document: parse(query), variables }))
