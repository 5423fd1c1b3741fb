import { meta, problemsOf } from '@stationmaster/contracts/fields'
import { hasKey, t } from '@stationmaster/i18n'
import { Field, Float, ID, InputType, Int, registerEnumType } from 'type-graphql'
import type * as z from 'zod/mini'
import { invalidInput } from './errors.ts'
import { DateTime, LocalDate, Money, PhoneNumber } from './scalars.ts'

type Schema = z.core.$ZodType
type TypeThunk = () => unknown

const scalars: Record<string, unknown> = { ID, DateTime, LocalDate, Money, PhoneNumber }
const enums = new Map<string, object>()
const inputs = new Map<string, Schema>()
const classes = new Map<Schema, new () => object>()

/** A GraphQL enum from a contract's values, registered once; described by its words `enums.<name>.<VALUE>`. */
export function enumType<V extends string>(name: string, values: readonly V[]): { [K in V]: K } {
  const known = enums.get(name)
  if (known) return known as { [K in V]: K }
  const type = Object.fromEntries(values.map((value) => [value, value])) as { [K in V]: K }
  const valuesConfig = Object.fromEntries(
    values.map((value) => [value, { description: english(`enums.${name}.${value}`) ?? value }]),
  ) as { [K in V]: { description: string } }
  registerEnumType(type, { name, description: english(`enums.${name}`) ?? name, valuesConfig })
  enums.set(name, type)
  return type
}

/** The English words of a key, or undefined. */
export const english = (key: string): string | undefined => (hasKey(key) ? t('en', key) : undefined)

interface Shape {
  type: TypeThunk
  nullable: boolean
  description?: string | undefined
}

/** zod keeps what a schema is made of in `def`; which of these parts exist depends on `type`. */
interface Parts {
  innerType?: Schema
  in?: Schema
  options?: Schema[]
  entries?: Record<string, string>
  element?: Schema
  format?: string
  shape?: Record<string, Schema>
}
const partsOf = (schema: Schema): Parts => schema._zod.def as Parts

/** Unwraps optional, nullable, pipes and "none or …" unions down to what travels over GraphQL. */
function shapeOf(schema: Schema, name: string): Shape {
  const { graphql, description } = meta.get(schema as never) ?? {}
  const kind = schema._zod.def.type
  const inner = innerOf(schema)
  const below = inner ? shapeOf(inner, name) : null
  const nullable =
    ['optional', 'nullable', 'default', 'prefault'].includes(kind) ||
    (kind === 'union' ? true : (below?.nullable ?? false))
  if (graphql && scalars[graphql]) return { type: () => scalars[graphql], nullable, description }
  if (below) return { ...below, nullable, description: description ?? below.description }
  return { type: leafType(schema, name, graphql), nullable, description }
}

function innerOf(schema: Schema): Schema | null {
  const parts = partsOf(schema)
  return parts.innerType ?? parts.in ?? parts.options?.at(-1) ?? null
}

function leafType(schema: Schema, name: string, graphql: string | undefined): TypeThunk {
  const parts = partsOf(schema)
  switch (schema._zod.def.type) {
    case 'enum': {
      const type = enumType(graphql ?? name, Object.values(parts.entries ?? {}))
      return () => type
    }
    case 'array': {
      const element = shapeOf(parts.element as Schema, name)
      return () => [element.type()]
    }
    case 'number':
      return () => (parts.format?.includes('int') ? Int : Float)
    case 'boolean':
      return () => Boolean
    case 'object': {
      const type = classes.get(schema) ?? inputType(`${name}Input`, schema)
      return () => type
    }
    default:
      return () => String
  }
}

const pascal = (key: string) => key.charAt(0).toUpperCase() + key.slice(1).replace(/ies$/, 'y').replace(/s$/, '')

/**
 * The GraphQL input type of a contract. Field descriptions come from the contract (`described`) or from the words.
 * @param subject type whose field words describe the input: `Station` for `CreateStationInput`
 */
export function inputType(name: string, schema: Schema, subject = subjectOf(name)): new () => object {
  const Type = { [name]: class {} }[name] as new () => object
  const { shape = {} } = partsOf(schema)
  for (const [key, field] of Object.entries(shape)) {
    const { type, nullable, description } = shapeOf(field, `${subject}${pascal(key)}`)
    Field(type as () => typeof String, { nullable, description: description ?? fieldWords(subject, key) })(
      Type.prototype,
      key,
    )
  }
  InputType(name, { description: `Input ${name.replace(/Input$/, '')}.` })(Type)
  classes.set(schema, Type)
  inputs.set(name, schema)
  return Type
}

/** For input classes that are not made from their contract: the contract checks them all the same. */
export function checkedBy(inputName: string, schema: Schema): void {
  inputs.set(inputName, schema)
}

/** `CreateStationInput` → `Station`: the verb goes, the noun has the words. */
const subjectOf = (name: string) => /^[A-Z][a-z]+([A-Z][A-Za-z]*)Input$/.exec(name)?.[1] ?? name.replace(/Input$/, '')

/** What every record has means the same everywhere. */
const structural: Record<string, string> = {
  id: 'Id of the record, a UUID.',
  version: 'Counts the changes of the record; give it back as `expectedVersion`.',
  expectedVersion: 'The `version` that the caller saw; another one is answered with CONFLICT.',
}

export const fieldWords = (type: string, field: string) =>
  structural[field] ??
  english(`fields.${type}.${field}`) ??
  english(`fields.common.${field}`) ??
  english(`fields.${field}`)

/** The checked and normalised input, or INPUT_INVALID with a path for each problem. */
export function checkInput(inputName: string, value: unknown): unknown {
  const schema = inputs.get(inputName)
  if (!schema) throw new Error(`${inputName} has no contract: make it with inputType()`)
  const result = (schema as z.ZodMiniType).safeParse(value)
  if (result.success) return result.data
  throw invalidInput(problemsOf(result.error.issues))
}
