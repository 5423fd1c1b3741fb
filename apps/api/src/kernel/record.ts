import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import { getNamedType } from 'graphql'
import type { Ctx } from './context.ts'
import { invalidInput } from './errors.ts'
import { isUuid } from './ids.ts'
import { selectionOf, type Selection } from './read/selection.ts'
import { isRecord, quoted, shapeOf, type Row } from './read/shape.ts'
import { finishOne, StatementBuilder } from './read/statement.ts'
import { query } from './sql.ts'

export { defineRecord, extendRecord, type Row } from './read/shape.ts'

/** Name of the record type that a root field answers with, or null when it answers with something else. */
export function recordTypeOf(info: Pick<GraphQLResolveInfo, 'returnType'>): string | null {
  const { name } = getNamedType(info.returnType)
  return isRecord(name) ? name : null
}

/** One record by id with exactly what the query selects, or null when there is none in the caller's rows. */
export async function readRecord(ctx: Ctx, id: string, info: GraphQLResolveInfo): Promise<Row | null> {
  const typeName = recordTypeOf(info)
  if (!typeName) throw new Error(`${getNamedType(info.returnType).name} is not a record`)
  if (!isUuid(id)) throw invalidInput([{ path: 'id', code: 'ID' }])
  const builder = new StatementBuilder(info.schema)
  const alias = builder.alias()
  const part = builder.record(typeName, selectionOf(info), alias)
  const from = `${quoted(shapeOf(typeName).table)} ${alias} ${part.joins.join(' ')}`
  const sql = `select row_to_json(q) as row from (select ${part.columns.join(', ')} from ${from} where ${alias}.id = $1) q`
  const [found] = await query<{ row: Row }>(ctx.em, sql, [id])
  if (!found) return null
  finishOne(found.row, part.finish, ctx)
  return found.row
}

/** Several records of a type that stand below the field being resolved, by id; `below` is what is selected of each. */
export async function readRecords(
  ctx: Ctx,
  typeName: string,
  ids: readonly string[],
  { schema, below }: { schema: GraphQLSchema; below: Selection },
): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map()
  const builder = new StatementBuilder(schema)
  const alias = builder.alias()
  const part = builder.record(typeName, below, alias)
  const from = `${quoted(shapeOf(typeName).table)} ${alias} ${part.joins.join(' ')}`
  const sql = `select row_to_json(q) as row from (select ${part.columns.join(', ')} from ${from} where ${alias}.id = any($1::uuid[])) q`
  const found = await query<{ row: Row }>(ctx.em, sql, [ids])
  for (const { row } of found) finishOne(row, part.finish, ctx)
  return new Map(found.map(({ row }) => [row['id'] as string, row]))
}

/** The records that a root field lists, by id and in the order of the ids. */
export async function readRecordsInOrder(ctx: Ctx, ids: readonly string[], info: GraphQLResolveInfo): Promise<Row[]> {
  const typeName = recordTypeOf(info)
  if (!typeName) throw new Error(`${getNamedType(info.returnType).name} is not a record`)
  const found = await readRecords(ctx, typeName, ids, { schema: info.schema, below: selectionOf(info) })
  return ids.map((id) => found.get(id)).filter((row) => row !== undefined)
}
