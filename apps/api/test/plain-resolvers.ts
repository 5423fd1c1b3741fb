import type { EntityClass } from '@mikro-orm/core'
import { buildSchema, defaultFieldResolver, execute, getNamedType, parse, printSchema } from 'graphql'
import type { ExecutionResult, GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import { mask } from '../src/kernel/access.ts'
import { parseMoment } from '../src/kernel/clock.ts'
import type { Actor, Ctx } from '../src/kernel/context.ts'
import { metadata } from '../src/kernel/read/shape.ts'
import { Comment, CommentAttachment } from '../src/modules/comments/comment.entity.ts'
import { StoredFile } from '../src/modules/files/stored-file.entity.ts'
import { Region } from '../src/modules/regions/region.entity.ts'
import { StaffMember } from '../src/modules/staff/staff-member.entity.ts'
import { flow as staffFlow } from '../src/modules/staff/staff-member.rules.ts'
import {
  Station,
  StationContact,
  StationStateChange,
  StationTerritory,
} from '../src/modules/stations/station.entity.ts'
import { flow as stationFlow } from '../src/modules/stations/station.rules.ts'
import { User } from '../src/modules/users/user.entity.ts'
import { guarded } from './access.fields.ts'

// The read engine's rival: every field by itself, with the ORM, in the caller's own transaction. Slow, plain, and written
// without looking at the engine's declarations.

type Row = Record<string, unknown> & { id: string }
type One = (ctx: Ctx, row: Row) => Promise<unknown>

/** An id that no row has, where there is none. */
const nobody = '00000000-0000-0000-0000-000000000000'
const idOf = (value: unknown) => (value as { id: string } | null)?.id ?? nobody
const byTwo = (property: string, direction: 'asc' | 'desc' = 'asc') => ({
  orderBy: { [property]: direction, id: direction } as never,
})

const fields: Record<string, One> = {
  'Station.area': async ({ em }, row) => {
    const province = await em.findOneOrFail(Region, idOf(row['province']))
    return em.findOne(Region, { id: idOf(province.parent) })
  },
  'Station.province': ({ em }, row) => em.findOne(Region, idOf(row['province'])),
  'Station.city': ({ em }, row) => em.findOne(Region, idOf(row['city'])),
  'Station.district': ({ em }, row) => em.findOne(Region, idOf(row['district'])),
  'Station.contacts': ({ em }, { id }) => em.find(StationContact, { station: id }, { orderBy: { id: 'asc' } }),
  'Station.territories': ({ em }, { id }) => em.find(StationTerritory, { station: id }, { orderBy: { id: 'asc' } }),
  'Station.stateChanges': ({ em }, { id }) => em.find(StationStateChange, { station: id }, byTwo('at', 'desc')),
  'Station.staff': ({ em }, { id }) => em.find(StaffMember, { station: id }, byTwo('name')),
  'Station.accounts': ({ em }, { id }) => em.find(User, { stationId: id }, byTwo('name')),
  'Station.hasOwnerAccount': async ({ em }, { id }) =>
    (await em.count(User, { stationId: id, state: { $ne: 'DEACTIVATED' }, roles: { $contains: ['STATION_OWNER'] } })) >
    0,
  'Station.availableActions': async ({ actor }, { state }) => [
    ...(actor?.permissions.has('STATION_EDIT') ? ['edit'] : []),
    ...stationFlow.actionsFor(state as Station['state'], actor),
  ],
  'StationTerritory.region': ({ em }, row) => em.findOne(Region, idOf(row['region'])),
  'StaffMember.station': ({ em }, row) => em.findOne(Station, idOf(row['station'])),
  'StaffMember.accounts': ({ em }, { id }) => em.find(User, { staffMemberId: id }),
  'StaffMember.availableActions': async ({ actor }, { state }) => [
    ...(actor?.permissions.has('STAFF_EDIT') ? ['edit'] : []),
    ...staffFlow.actionsFor(state as StaffMember['state'], actor),
  ],
  'User.station': ({ em }, row) => em.findOne(Station, { id: (row['stationId'] as string | null) ?? nobody }),
  'Region.parent': ({ em }, row) => em.findOne(Region, { id: idOf(row['parent']) }),
  'Region.childCount': ({ em }, { id }) => em.count(Region, { parent: id }),
  'Region.stationCount': ({ em }, { id }) =>
    em.count(Station, { $or: [{ district: id }, { city: id }, { province: id }, { province: { parent: id } }] }),
  'Region.availableActions': async () => [],
  'Comment.attachments': ({ em }, { id }) => em.find(CommentAttachment, { comment: id }, byTwo('place')),
  'CommentAttachment.file': ({ em }, row) => em.findOne(StoredFile, idOf(row['file'])),
}

const entities = { Station, StaffMember, User, Region, Comment } as const

/** What only the rules of the product could tell is left out of the questions. */
export const untold = new Set([
  'Station.openItems',
  'User.regions',
  'User.availableActions',
  'Region.availableActions',
  'Comment.mentions',
  'Comment.availableActions',
  'StoredFile.url',
  'StoredFile.thumbnailUrl',
])

/** Whether the plain resolvers know a field: one of those above, or a column of the entity. */
export function isTold(place: string): boolean {
  const [type = '', name = ''] = place.split('.')
  if (untold.has(place)) return false
  if (fields[place]) return true
  const entity = told[type]
  if (!entity) return type === 'OpeningHours'
  const property = metadata(entity).properties[name as never] as { kind: string } | undefined
  return property?.kind === 'scalar'
}

const told: Record<string, EntityClass> = {
  Station,
  StationContact,
  StationTerritory,
  StateChange: StationStateChange,
  StaffMember,
  User,
  Region,
}

interface ListArguments {
  filter?: Record<string, unknown> | null
  sort?: string | null
  first?: number | null
  offset?: number | null
  after?: string | null
}

const camel = (name: string) => name.toLowerCase().replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

const textOf = (value: unknown) =>
  value instanceof Date ? value.toISOString() : value == null ? null : String(value as string | number)

/** Nothing comes last going up and first going down; equal values stand in the order of their ids. */
function inOrder(property: string, descending: boolean) {
  const keyOf = (row: Row) => textOf(row[property]) ?? '\u{10ffff}'
  return (a: Row, b: Row) => {
    const [one, other] = [keyOf(a), keyOf(b)]
    const isLess = one === other ? a.id < b.id : Buffer.compare(Buffer.from(one), Buffer.from(other)) < 0
    return isLess === descending ? 1 : -1
  }
}

async function fits(ctx: Ctx, typeName: string, row: Row, filter: Record<string, unknown>): Promise<boolean> {
  for (const [name, wanted] of Object.entries(filter)) {
    if (wanted === null || wanted === undefined) continue
    const guard = guarded[`${typeName}.${name}`]
    if (guard && !ctx.actor?.permissions.has(guard.permission)) return false
    const own = fields[`${typeName}.${name}`]
    const found = own ? await own(ctx, row) : row[name]
    const value = typeof found === 'object' && found !== null && 'id' in found ? found.id : found
    if (!isWanted(value, wanted)) return false
  }
  return true
}

function isWanted(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return Array.isArray(value) ? value.some((one) => wanted.includes(one)) : wanted.includes(value)
  if (typeof wanted !== 'object' || wanted === null) return value === wanted
  const { from, to } = wanted as { from?: string | null; to?: string | null }
  if (!from && !to) return true
  const text = textOf(value)
  return text !== null && (!from || text >= from) && (!to || text <= to)
}

const usual = {
  Station: 'CODE_ASC',
  StaffMember: 'NAME_ASC',
  User: 'NAME_ASC',
  Region: 'CODE_ASC',
  Comment: 'CREATED_AT_ASC',
}

/** What is hidden from the caller cannot order anything for him. */
function orderOf({ actor }: Ctx, typeName: string, sort: string) {
  const [, name = '', direction] = /^(.*)_(ASC|DESC)$/.exec(sort) ?? []
  const property = camel(name)
  const guard = guarded[`${typeName}.${property}`]
  const isHidden = guard && !actor?.permissions.has(guard.permission)
  return inOrder(isHidden ? 'id' : property, direction === 'DESC')
}

async function page(ctx: Ctx, typeName: keyof typeof entities, args: ListArguments) {
  const all = (await ctx.em.find(entities[typeName] as typeof Station, {})) as object[] as Row[]
  const matching: Row[] = []
  for (const row of all) if (await fits(ctx, typeName, row, args.filter ?? {})) matching.push(row)
  const sorted = matching.toSorted(orderOf(ctx, typeName, args.sort ?? usual[typeName]))
  const first = args.first ?? 20
  const after = args.after ? (JSON.parse(Buffer.from(args.after, 'base64url').toString()) as [unknown, string]) : null
  const start = after ? sorted.findIndex(({ id }) => id === after[1]) + 1 : (args.offset ?? 0)
  const nodes = sorted.slice(start, start + first)
  // what a cursor says is the engine's own affair, but there is one when there is a row
  const endCursor = nodes.length > 0 ? 'some' : null
  return {
    nodes,
    totalCount: matching.length,
    totalCountIsCapped: false,
    pageInfo: { hasNextPage: start + first < sorted.length, endCursor },
  }
}

const roots: Record<string, (ctx: Ctx, args: never) => Promise<unknown>> = {
  station: ({ em }, { id }: { id: string }) => em.findOne(Station, { id }),
  staffMember: ({ em }, { id }: { id: string }) => em.findOne(StaffMember, { id }),
  user: ({ em }, { id }: { id: string }) => em.findOne(User, { id }),
  region: ({ em }, { id }: { id: string }) => em.findOne(Region, { id }),
  stations: (ctx, args: ListArguments) => page(ctx, 'Station', args),
  staffMembers: (ctx, args: ListArguments) => page(ctx, 'StaffMember', args),
  users: (ctx, args: ListArguments) => page(ctx, 'User', args),
  regions: (ctx, args: ListArguments) => page(ctx, 'Region', args),
}

/** What a caller is shown of a value, by the test's own table of guarded fields. */
function shown(place: string, value: unknown, actor: Actor | null): unknown {
  const guard = guarded[place]
  if (!guard || actor?.permissions.has(guard.permission)) return value
  return guard.otherwise === 'masked' && typeof value === 'string' ? mask('phone', value) : null
}

async function resolve(source: unknown, args: unknown, ctx: Ctx, info: GraphQLResolveInfo): Promise<unknown> {
  const type = info.parentType.name
  const place = `${type}.${info.fieldName}`
  if (type === 'Query') return (roots[info.fieldName] as (ctx: Ctx, args: unknown) => Promise<unknown>)(ctx, args)
  if (guarded[place]?.otherwise === 'null' && !ctx.actor?.permissions.has(guarded[place].permission)) return null
  const own = fields[place]
  const value: unknown = own
    ? await own(ctx, source as Row)
    : await defaultFieldResolver(source, args as never, ctx, info)
  const plain = ofCollection(value)
  return shown(place, getNamedType(info.returnType).name === 'DateTime' ? isoOf(plain) : plain, ctx.actor)
}

const ofCollection = (value: unknown) =>
  typeof value === 'object' && value !== null && 'getItems' in value
    ? (value as { getItems: () => unknown[] }).getItems()
    : value

const isoOf = (value: unknown) =>
  value instanceof Date ? value.toISOString() : typeof value === 'string' ? parseMoment(value)?.toISOString() : value

/** A schema of the same shape in which nothing resolves itself. */
export const plainSchema = (schema: GraphQLSchema): GraphQLSchema => buildSchema(printSchema(schema))

/** Answers a query field by field, one after another: a transaction has one connection. */
export async function answerPlainly(
  schema: GraphQLSchema,
  ctx: Ctx,
  { query, variables }: { query: string; variables: Record<string, unknown> },
): Promise<ExecutionResult> {
  let turn: Promise<unknown> = Promise.resolve()
  const fieldResolver: GraphQLFieldResolver<unknown, Ctx> = (source, args, context, info) => {
    const mine = turn.then(() => resolve(source, args, context, info))
    turn = mine.catch(() => {})
    return mine
  }
  return execute({ schema, document: parse(query), contextValue: ctx, variableValues: variables, fieldResolver })
}
