import 'reflect-metadata'
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql'
import { buildSchema } from 'type-graphql'
import { english, fieldWords } from './inputs.ts'
import type { Module } from './module.ts'
import { seal } from './seal.ts'

/** Fields that say nothing of themselves are described by their English label, so that every one is described. */
function describeFromWords(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) {
        field.description ??= fieldWords(type.name, field.name) ?? null
        for (const arg of 'args' in field ? field.args : []) arg.description ??= argumentWords(arg.name)
      }
    }
    if (isEnumType(type)) for (const value of type.getValues()) value.description ??= english(`enums.${type.name}.${value.name}`) ?? null
  }
}

const argumentWords = (name: string) => (name === 'id' ? 'Id of the record.' : name === 'input' ? 'What to do, checked by its contract.' : null)

/** The one GraphQL schema of the house, sealed. */
export async function graphqlSchema(modules: readonly Module[]): Promise<GraphQLSchema> {
  const [first, ...others] = modules.flatMap((module) => module.resolvers ?? [])
  if (!first) throw new Error('No module brings a resolver')
  const schema = await buildSchema({ resolvers: [first, ...others], validate: false, authChecker: () => false })
  describeFromWords(schema)
  return seal(schema)
}
