import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { expect, test } from 'vitest'
import { graphqlSchema } from '../src/kernel/graphql-schema.ts'
import { modules } from '../src/modules.ts'

const file = join(import.meta.dirname, '../schema.graphql')

test('schema.graphql is what the API answers; `UPDATE_SCHEMA=1` writes it anew', async () => {
  const printed = `${printSchema(lexicographicSortSchema(await graphqlSchema(modules)))}\n`
  if (process.env['UPDATE_SCHEMA']) writeFileSync(file, printed)
  expect(readFileSync(file, 'utf8')).toBe(printed)
})
