import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import { getNamedType } from 'graphql'
import type { Ctx } from './context.ts'
import { invalidInput } from './errors.ts'
import { isUuid } from './ids.ts'
import { textAskedBy } from './read/answer.ts'
import { askedOf } from './read/asked.ts'
import { fieldKey } from './read/question-key.ts'
import { readOne, readSeveral } from './read/read-record.ts'
import { selectionOf, type Selection } from './read/selection.ts'
import { isRecord, type Row } from './read/shape.ts'

export { defineRecord, extendRecord, type Row } from './read/shape.ts'

/** Name of the record type that a root field answers with, or null when it answers with something else. */
export function recordTypeOf(info: Pick<GraphQLResolveInfo, 'returnType'>): string | null {
  const { name } = getNamedType(info.returnType)
  return isRecord(name) ? name : null
}

/**
 * One record by id with exactly what the query selects, or null when there is none in the caller's rows. A resolver hands
 * it on as it is: at the root of a query it may be finished text already.
 */
export async function readRecord(ctx: Ctx, id: string, info: GraphQLResolveInfo): Promise<Row | null> {
  const type = recordTypeOf(info)
  if (!type) throw new Error(`${getNamedType(info.returnType).name} is not a record`)
  if (!isUuid(id)) throw invalidInput([{ path: 'id', code: 'ID' }])
  const text = textAskedBy(info)
  const asked = text ?? askedOf(selectionOf(info))
  const request = { type, asked, exit: text ? 'text' : 'objects', key: fieldKey(info) } as const
  return (await readOne(ctx, info.schema, request, id)) as Row | null
}

/** Several records of a type that stand below the field being resolved, by id; `below` is what is selected of each. */
export async function readRecords(
  ctx: Ctx,
  type: string,
  ids: readonly string[],
  { schema, below }: { schema: GraphQLSchema; below: Selection },
): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map()
  const request = { type, asked: askedOf(below), exit: 'objects', key: null } as const
  const rows = await readSeveral(ctx, schema, request, ids)
  return new Map(rows.map((row) => [row['id'] as string, row]))
}

/** The records that a root field lists, by id and in the order of the ids. */
export async function readRecordsInOrder(ctx: Ctx, ids: readonly string[], info: GraphQLResolveInfo): Promise<Row[]> {
  const typeName = recordTypeOf(info)
  if (!typeName) throw new Error(`${getNamedType(info.returnType).name} is not a record`)
  const found = await readRecords(ctx, typeName, ids, { schema: info.schema, below: selectionOf(info) })
  return ids.map((id) => found.get(id)).filter((row) => row !== undefined)
}
