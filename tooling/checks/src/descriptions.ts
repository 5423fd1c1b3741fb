import {
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'

import type { Verdict } from './house.ts'

const PATH = 'apps/api/schema.graphql'
type Described = { name: string; description?: string | null }

/** External callers read the schema: every type, field, argument and enum value says what it is (units included). */
export function descriptions(schema: GraphQLSchema): Verdict {
  const types = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  )
  const parts = types.flatMap((type) => [
    ...(isRoot(type.name) ? [] : [{ where: type.name, part: type }]),
    ...membersOf(type).map((part) => ({ where: `${type.name}.${part.name}`, part })),
    ...argumentsOf(type),
  ])
  const bare = parts.filter(({ part }) => !part.description?.trim())
  return {
    findings: bare.map(({ where }) => ({ path: PATH, line: 1, text: `${where} has no description` })),
    notes: [`${parts.length} parts of the schema`],
  }
}

const isRoot = (name: string) => name === 'Query' || name === 'Mutation' || name === 'Subscription'

function membersOf(type: unknown): readonly Described[] {
  if (isEnumType(type)) return type.getValues()
  return isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : []
}

function argumentsOf(type: unknown): { where: string; part: Described }[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return []
  return Object.values(type.getFields()).flatMap((field) =>
    field.args.map((part) => ({ where: `${type.name}.${field.name}(${part.name})`, part })),
  )
}
