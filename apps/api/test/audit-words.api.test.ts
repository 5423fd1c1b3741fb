import type { EntityMetadata } from '@mikro-orm/core'
import { auditedAs, auditedEnum, auditedSteps } from '@stationmaster/contracts/audit'
import { actionNames, hasKey } from '@stationmaster/i18n'
import { getNamedType, isEnumType, isObjectType } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAudited } from '../src/kernel/audit.ts'
import { graphqlSchema } from '../src/kernel/graphql-schema.ts'
import { modules } from '../src/modules.ts'
import { openWorld, type World } from './world.ts'

let world: World
let entities: EntityMetadata[]
beforeAll(async () => {
  world = await openWorld()
  entities = [...world.app.services.database.orms[0].getMetadata().getAll().values()]
})
afterAll(() => world.close())

const isKnown = (...keys: string[]) => keys.some((key) => hasKey(key))

test('the audit trail has words for every table and every column that may change', () => {
  const unnamed = entities.flatMap(({ className, props }) => {
    const type = auditedAs(className)
    const columns = props.filter(({ name, persist }) => persist !== false && isAudited(className, name))
    if (columns.length === 0) return []
    return [
      ...(isKnown(`enums.EntityName.${type}`) ? [] : [`enums.EntityName.${type}`]),
      ...columns.flatMap(({ name }) =>
        isKnown(`fields.${type}.${name}`, `fields.common.${name}`) ? [] : [`fields.${type}.${name}`],
      ),
    ]
  })
  expect(unnamed).toEqual([])
})

test('the audit trail knows which columns hold words of an enum', async () => {
  const schema = await graphqlSchema(modules)
  const different = entities.flatMap(({ className, props }) => {
    const type = schema.getType(auditedAs(className))
    if (!isObjectType(type)) return []
    return props.flatMap(({ name }) => {
      const named = getNamedType(type.getFields()[name]?.type)
      const expected = isEnumType(named) ? named.name : undefined
      return auditedEnum(className, name) === expected ? [] : [`${type.name}: { ${name}: '${expected}' }`]
    })
  })
  expect(different.toSorted()).toEqual([])
})

test('the audit trail knows whose steps the column `step` holds', () => {
  const withSteps = entities.filter(({ props }) => props.some(({ name }) => name === 'step'))
  expect(withSteps.length).toBeGreaterThan(0)
  const wordless = withSteps.filter(({ className }) => !actionNames(auditedSteps(className, 'step') ?? '').length)
  expect(wordless.map(({ className }) => className)).toEqual([])
})

test('the audit trail has words for every mutation and for what it answers', async () => {
  const schema = await graphqlSchema(modules)
  const unnamed = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, type }) =>
    [`actions.Mutation.${name}`, `enums.EntityName.${getNamedType(type).name}`].filter((key) => !hasKey(key)),
  )
  expect([...new Set(unnamed)].toSorted()).toEqual([])
})
