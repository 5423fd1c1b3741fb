import { globSync, readFileSync } from 'node:fs'
import { buildSchema, parse, validate, type DocumentNode } from 'graphql'
import { expect, it } from 'vitest'

// gql.tada gives types, but an unknown field is merely `unknown` to it: this test says so by name.
const root = new URL('../../../', import.meta.url).pathname
const schema = buildSchema(readFileSync(`${root}apps/api/schema.graphql`, 'utf8'))
const paths = globSync('{apps/{admin,portal},packages/{client,ui}}/src/**/*.{ts,vue}', { cwd: root })
const sources = paths.filter((path) => !path.includes('.test.')).map((path) => readFileSync(`${root}${path}`, 'utf8'))

const texts = sources.flatMap((source) =>
  [...source.matchAll(/\bgraphql\(\s*`([^`]+)`/g)].map((match) => match[1] ?? ''),
)
const fragments = texts.filter((text) => text.trim().startsWith('fragment')).map((text) => parse(text))
const operations = texts.filter((text) => !text.trim().startsWith('fragment'))
const nameOf = (text: string) => /(?:query|mutation)\s+(\w+)/.exec(text)?.[1] ?? text

const usedIn = (text: string) =>
  fragments.filter(({ definitions }) =>
    definitions.some((one) => 'name' in one && text.includes(`...${one.name?.value}`)),
  )

it('finds the operations of both apps', () => expect(operations.length).toBeGreaterThan(5))

it.each(operations.map((text) => [nameOf(text), text] as const))('%s fits the schema', (_, text) => {
  const document: DocumentNode = {
    kind: parse('{ a }').kind,
    definitions: [parse(text), ...usedIn(text)].flatMap(({ definitions }) => definitions),
  }
  expect(validate(schema, document).map(({ message }) => message)).toEqual([])
})
