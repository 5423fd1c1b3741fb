import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'
import { parseLocalDate, parseMoment } from './clock.ts'

const textOf = (node: ValueNode) => (node.kind === Kind.STRING ? node.value : null)

function scalar(
  name: string,
  description: string,
  parse: (text: string) => unknown,
  serialize: (value: unknown) => unknown,
) {
  const parseText = (value: unknown) => {
    const parsed = typeof value === 'string' ? parse(value) : null
    if (parsed === null)
      throw new GraphQLError(`${name} cannot represent this value`, { extensions: { code: 'BAD_USER_INPUT' } })
    return parsed
  }
  return new GraphQLScalarType({
    name,
    description,
    serialize,
    parseValue: parseText,
    parseLiteral: (node) => parseText(textOf(node)),
  })
}

const isoOf = (value: unknown) => {
  const moment = value instanceof Date ? value : typeof value === 'string' ? parseMoment(value) : null
  if (!moment) throw new GraphQLError('DateTime cannot represent this value')
  return moment.toISOString()
}

export const DateTime = scalar(
  'DateTime',
  'A moment: ISO 8601 with offset; answers are in UTC with milliseconds.',
  parseMoment,
  isoOf,
)

export const LocalDate = scalar(
  'LocalDate',
  'A day without time, YYYY-MM-DD, in the business time zone Asia/Shanghai.',
  parseLocalDate,
  String,
)

export const PhoneNumber = scalar(
  'PhoneNumber',
  'A phone number as dialled in mainland China (13812345678, 0571-88886666), masked (138****5678) for callers who may not see it.',
  (text) => (text.length <= 40 ? text : null),
  String,
)

/** Money arrives with the first module that has any; the scalar is settled here: integer fen within ±2^53. */
export const Money = new GraphQLScalarType({
  name: 'Money',
  description: 'An amount in integer fen (1 yuan = 100 fen) within ±2^53.',
  serialize: (value) => safeInteger(Number(value)),
  parseValue: (value) => safeInteger(value),
  parseLiteral: (node) => safeInteger(node.kind === Kind.INT ? Number(node.value) : null),
})

function safeInteger(value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new GraphQLError('Money cannot represent this value', { extensions: { code: 'BAD_USER_INPUT' } })
}
