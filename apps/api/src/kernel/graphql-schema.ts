import 'reflect-metadata'
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import type {
  GraphQLEnumType,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLSchema,
} from 'graphql'
import { buildSchema } from 'type-graphql'
import { english, fieldWords } from './inputs.ts'
import type { Module } from './module.ts'
import { noteOwnResolvers } from './read/own-resolvers.ts'
import { seal } from './seal.ts'

type Described = GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType

function describeFields(type: Described): void {
  for (const field of Object.values(type.getFields())) {
    field.description ??= fieldWords(type.name, field.name) ?? null
    if ('args' in field) for (const arg of field.args) arg.description ??= argumentWords(arg.name)
  }
}

function describeValues(type: GraphQLEnumType): void {
  for (const value of type.getValues()) value.description ??= english(`enums.${type.name}.${value.name}`) ?? null
}

/** Fields that say nothing of themselves are described by their English label, so that every one is described. */
function describeFromWords(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isEnumType(type)) describeValues(type)
    else if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) describeFields(type)
  }
}

const argumentWords = (name: string) =>
  name === 'id' ? 'Id of the record.' : name === 'input' ? 'What to do, checked by its contract.' : null

let built: GraphQLSchema | null = null

/** The schema as it was built last: for work that no request carries it to (exports as jobs). */
export function currentSchema(): GraphQLSchema {
  if (!built) throw new Error('The GraphQL schema is not built yet')
  return built
}

const refuse = (): never => {
  throw new Error('Subscriptions are fed by kernel/live')
}
/** type-graphql wants one as soon as there is a subscription; ours bring their own source. */
const noTopics = { publish: refuse, subscribe: refuse }

const known = new WeakMap<readonly Module[], Promise<GraphQLSchema>>()

/** The one GraphQL schema of the house, sealed. Built once: nothing of it belongs to one running app. */
export function graphqlSchema(modules: readonly Module[]): Promise<GraphQLSchema> {
  const schema = known.get(modules) ?? buildSealed(modules)
  known.set(modules, schema)
  return schema
}

async function buildSealed(modules: readonly Module[]): Promise<GraphQLSchema> {
  const [first, ...others] = modules.flatMap((module) => module.resolvers ?? [])
  if (!first) throw new Error('No module brings a resolver')
  const schema = await buildSchema({
    resolvers: [first, ...others],
    validate: false,
    authChecker: () => false,
    pubSub: noTopics,
  })
  describeFromWords(schema)
  await noteOwnResolvers(schema)
  built = seal(schema)
  return built
}
