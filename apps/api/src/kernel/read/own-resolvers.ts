import {
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql'

type Field = GraphQLField<unknown, unknown>
const resolving = new WeakSet<Field>()

/** The field's value is what its source holds under its name, so that a plan may answer it. */
export const answersItself = (field: Field): boolean => !resolving.has(field)

/** Stands for the context and the info in a trial: whoever needs them is no mere accessor. */
const untouchable = new Proxy(
  {},
  {
    get() {
      throw new Error('a resolver that needs more than its source')
    },
  },
)

/** Whether a resolver only hands on what its source holds under the field's name. */
async function isAccessor(field: Field, resolve: GraphQLFieldResolver<unknown, unknown>): Promise<boolean> {
  if (field.args.length > 0) return false
  const answer = Symbol(field.name)
  try {
    const given: unknown = await resolve({ [field.name]: answer }, {}, untouchable, untouchable as GraphQLResolveInfo)
    return given === answer
  } catch {
    return false
  }
}

/**
 * Told before the schema is sealed which fields below the root have resolvers of their own. Those that are mere accessors
 * (`staff(@Root() station) { return station.staff }`, as later modules add fields to earlier types) lose them.
 */
export async function noteOwnResolvers(schema: GraphQLSchema): Promise<void> {
  const roots = new Set([schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()])
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__') || roots.has(type)) continue
    for (const field of Object.values(type.getFields())) {
      if (!field.resolve) continue
      if (await isAccessor(field, field.resolve)) delete field.resolve
      else resolving.add(field)
    }
  }
}
