import {
  getNamedType,
  isInputObjectType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'

/** Whether the field can be asked without knowing more than its name. */
export const isFree = ({ args }: GraphQLField<unknown, unknown>) => args.every((arg) => !String(arg.type).endsWith('!'))

function body(type: GraphQLObjectType, path: readonly string[], levels: number): string {
  const parts = Object.values(type.getFields()).flatMap((field) => {
    const inner = getNamedType(field.type)
    if (isLeafType(inner)) return [field.name]
    const again = path.filter((name) => name === inner.name).length
    if (!isObjectType(inner) || !isFree(field) || levels === 0 || again > 1) return []
    return [`${field.name} ${body(inner, [...path, inner.name], levels - 1)}`]
  })
  return `{ ${['__typename', ...parts].join(' ')} }`
}

/** Everything that one object shows, cut into selections small enough for one operation: its leaves, then each relation on its own. */
export function wholeSelections(type: GraphQLObjectType, levels = 4): string[] {
  const fields = Object.values(type.getFields())
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type))).map(({ name }) => name)
  const below = fields.flatMap((field) => {
    const inner = getNamedType(field.type)
    return isObjectType(inner) && isFree(field)
      ? [`{ ${field.name} ${body(inner, [type.name, inner.name], levels - 1)} }`]
      : []
  })
  return [`{ __typename ${leaves.join(' ')} }`, ...below]
}

/** Names of the arguments' fields that take ids: `station`, `province` … of a filter. */
export function idFilters(field: GraphQLField<unknown, unknown>): string[] {
  const filter = getNamedType(field.args.find(({ name }) => name === 'filter')?.type)
  if (!isInputObjectType(filter)) return []
  return Object.values(filter.getFields()).flatMap(({ name, type }) => (getNamedType(type).name === 'ID' ? [name] : []))
}

export function sortsOf(field: GraphQLField<unknown, unknown>): string[] {
  const sort = getNamedType(field.args.find(({ name }) => name === 'sort')?.type)
  return sort && 'getValues' in sort ? sort.getValues().map(({ name }) => name) : []
}

export const queriesOf = (schema: GraphQLSchema) => Object.values(schema.getQueryType()?.getFields() ?? {})
export const objectOf = (field: GraphQLField<unknown, unknown>): GraphQLObjectType => {
  const type = getNamedType(field.type)
  if (!isObjectType(type)) throw new Error(`${field.name} answers with no object`)
  return type
}
/** The rows of a list, or null when the field is none. */
export const nodeOf = (field: GraphQLField<unknown, unknown>): GraphQLObjectType | null => {
  const nodes = objectOf(field).getFields()['nodes']
  return nodes ? objectOf(nodes) : null
}
