import 'reflect-metadata'
import {
  described,
  id,
  ids,
  localDate,
  oneOf,
  optionalLocalDate,
  optionalPhone,
  optionalText,
  phone,
  text,
} from '@stationmaster/contracts/fields'
import { printType } from 'graphql'
import { Arg, buildSchema, Query, Resolver } from 'type-graphql'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { AppError } from './errors.ts'
import { checkInput, inputType } from './inputs.ts'

const line = z.strictObject({ sku: text(10), count: z.int().check(z.minimum(1, 'RANGE')) })
const color = oneOf('TestColor', ['RED', 'GREEN'])
const contract = z.strictObject({
  id: id(),
  name: text(5),
  note: optionalText(5),
  phone: phone(),
  otherPhone: optionalPhone(),
  day: localDate(),
  lastDay: optionalLocalDate(),
  color,
  otherColor: z.optional(z.nullable(color)),
  shade: z.nullable(color),
  colors: z.array(color),
  count: z.int(),
  size: z.optional(z.number()),
  urgent: z.boolean(),
  regionIds: z.optional(ids(3)),
  line,
  lines: z.array(line),
  moreLines: described(z.optional(z.array(line)), 'More of them.'),
})
const TestInput = inputType('OrderTestInput', contract, 'Test')

@Resolver()
class TestResolver {
  @Query(() => String)
  test(@Arg('input', () => TestInput) input: object) {
    return JSON.stringify(input)
  }
}

test('a contract becomes a GraphQL input: names, lists, enums, nesting, and null exactly where the contract takes it', async () => {
  const schema = await buildSchema({ resolvers: [TestResolver], validate: false })
  const printed = printType(schema.getType('OrderTestInput') as never)
  const fields = printed.split('\n').flatMap((row) => /^ {2}(\w+: [^ ]+)$/.exec(row)?.[1] ?? [])
  expect(fields).toEqual([
    'id: ID!',
    'name: String!',
    'note: String',
    'phone: PhoneNumber!',
    'otherPhone: PhoneNumber',
    'day: LocalDate!',
    'lastDay: LocalDate',
    'color: TestColor!',
    'otherColor: TestColor',
    'shade: TestColor',
    'colors: [TestColor!]!',
    'count: Int!',
    'size: Float',
    'urgent: Boolean!',
    'regionIds: [ID!]',
    'line: TestLineInput!',
    'lines: [TestLineInput!]!',
    'moreLines: [TestLineInput!]',
  ])
  expect(printed).toContain('"""More of them."""')
  expect(printType(schema.getType('TestLineInput') as never)).toContain('count: Int!')
  expect(printType(schema.getType('TestColor') as never)).toMatch(/RED[^]*GREEN/)
})

const valid = {
  id: '01890000-0000-7000-8000-000000000000',
  name: ' 王  伟 ',
  phone: '+86 138 1234 5678',
  day: '2026-11-21',
  color: 'RED',
  shade: null,
  colors: [],
  count: 1,
  urgent: false,
  line: { sku: 'A', count: 1 },
  lines: [],
}

test('checked input is normalised, and what was not sent stays unsent', () => {
  const checked = checkInput('OrderTestInput', { ...valid, otherPhone: '' }) as Record<string, unknown>
  expect(checked).toMatchObject({ name: '王 伟', phone: '13812345678', otherPhone: null })
  expect('note' in checked && checked['note'] !== undefined).toBe(false)
})

test('each problem has its path and code', () => {
  const wrong = {
    ...valid,
    id: 'x',
    name: '',
    day: '2026-02-30',
    lines: [
      { sku: 'A', count: 1 },
      { sku: '', count: 0 },
    ],
    line: { sku: 'A', count: 1, price: 0 },
    regionIds: ['x'],
  }
  let problems: unknown = null
  try {
    checkInput('OrderTestInput', wrong)
  } catch (error) {
    if (error instanceof AppError) problems = error.fields.map(({ path, code }) => `${path} ${code}`).toSorted()
  }
  expect(problems).toEqual([
    'day DATE',
    'id ID',
    'line UNKNOWN_FIELD',
    'lines.1.count RANGE',
    'lines.1.sku REQUIRED',
    'name REQUIRED',
    'regionIds.0 ID',
  ])
})

test('an input without a contract is a fault of the program', () => {
  expect(() => checkInput('NobodysInput', {})).toThrow('NobodysInput has no contract')
})
