import type { GraphQLSchema } from 'graphql'
import type { Ctx } from '../context.ts'
import { sealedAnswer, type Answer } from './answer.ts'
import type { Asked } from './asked.ts'
import { RecordPlanner, type Exit, type RecordReader } from './plan-record.ts'
import { openPlans, planBytes, planKey } from './plans.ts'
import { quoted, shapeOf, type Row } from './shape.ts'
import { statementOf, type Statement } from './statement.ts'

export interface RecordRequest {
  type: string
  asked: readonly Asked[]
  exit: Exit
  /** Names what is asked, so that the plan is found again; null for what is asked once. */
  key: string | null
}

interface RecordPlan {
  one: Statement
  several: Statement
  reader: RecordReader
}

const plans = openPlans<RecordPlan>()

function planRecord(ctx: Ctx, schema: GraphQLSchema, { type, asked, exit }: RecordRequest): RecordPlan {
  const planner = new RecordPlanner(schema, exit, ctx.actor)
  const alias = planner.alias()
  const from = planner.from(type, { alias, carrier: ctx.reads.carrier })
  const reader = planner.record(from, asked)
  const sql = `select ${from.columns.select()} from ${quoted(shapeOf(type).table)} ${alias} ${from.joins.join(' ')} where ${alias}.id`
  return { one: statementOf(`${sql} = $1::uuid`), several: statementOf(`${sql} = any($1::uuid[])`), reader }
}

const planOf = (ctx: Ctx, schema: GraphQLSchema, request: RecordRequest): RecordPlan => {
  const make = () => planRecord(ctx, schema, request)
  if (request.key === null) return make()
  return plans.take(planKey(ctx, request.exit + request.key), make, ({ one, several }) =>
    planBytes(request.asked, [one.text, several.text]),
  )
}

/** One record by id, or null when there is none in the caller's rows. */
export async function readOne(
  ctx: Ctx,
  schema: GraphQLSchema,
  request: RecordRequest,
  id: string,
): Promise<Row | Answer | null> {
  const { one, reader } = planOf(ctx, schema, request)
  const [cells] = await ctx.reads.ask({ statement: one, values: [id] })
  if (!cells) return null
  return request.exit === 'text' ? sealedAnswer((caller) => reader.text(cells, caller)) : reader.object(cells, ctx)
}

/** Several records as rows by field names. */
export async function readSeveral(
  ctx: Ctx,
  schema: GraphQLSchema,
  request: RecordRequest,
  ids: readonly string[],
): Promise<Row[]> {
  const { several, reader } = planOf(ctx, schema, request)
  const found = await ctx.reads.ask({ statement: several, values: [ids] })
  return found.map((cells) => reader.object(cells, ctx))
}

/** Which of these ids have a row in the caller's rows. Named by its position, so that it is read alike when rows travel as JSON. */
export async function readIds(ctx: Ctx, type: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const statement = statementOf(`select id as "0" from ${quoted(shapeOf(type).table)} where id = any($1::uuid[])`)
  const found = await ctx.reads.ask({ statement, values: [ids] })
  return new Set(found.map((cells) => String(cells[0])))
}
