import type { GraphQLObjectType } from 'graphql'
import { Extensions } from 'type-graphql'
import { definePermissions } from './permissions.ts'

/** What the seal reads from a field: who may ask for it, and how it is shown to those who may not see it in clear. */
export interface FieldAccess {
  allow?: 'public' | readonly string[]
  masked?: { as: MaskKind; unless: string; reveal?: string | undefined }
  /** A dangerous step: the caller must have proved lately who he is. */
  fresh?: boolean
}

export type MaskKind = 'phone' | 'name' | 'email' | 'tail'

interface Permitted {
  permissions: ReadonlySet<string>
}

export const mayAsk = (actor: Permitted | null, allow: NonNullable<FieldAccess['allow']>): boolean =>
  allow === 'public' || allow.some((permission) => actor?.permissions.has(permission))

const known = new WeakMap<Permitted['permissions'], Map<GraphQLObjectType, ReadonlySet<string>>>()

/** Fields of a type that this caller does not see, or not in clear: a filter, an order or a cursor must not tell them either. */
export function hiddenFields(type: GraphQLObjectType, actor: Permitted | null): ReadonlySet<string> {
  if (!actor) return findHidden(type, null)
  const ofTypes = known.get(actor.permissions) ?? new Map<GraphQLObjectType, ReadonlySet<string>>()
  const hidden = ofTypes.get(type) ?? findHidden(type, actor)
  known.set(actor.permissions, ofTypes.set(type, hidden))
  return hidden
}

function findHidden(type: GraphQLObjectType, actor: Permitted | null): ReadonlySet<string> {
  const hidden = Object.values(type.getFields()).filter(({ extensions }) => {
    const { allow, masked } = extensions as FieldAccess
    return (allow && !mayAsk(actor, allow)) || (masked && !mayAsk(actor, [masked.unless]))
  })
  return new Set(hidden.map(({ name }) => name))
}

/** Personal data of a type that this caller is shown in clear. */
export function clearPersonalFields(type: GraphQLObjectType, actor: Permitted | null): ReadonlySet<string> {
  const clear = Object.values(type.getFields()).filter(({ extensions }) => {
    const { masked } = extensions as FieldAccess
    return masked && mayAsk(actor, [masked.unless])
  })
  return new Set(clear.map(({ name }) => name))
}

type Decorator = MethodDecorator & PropertyDecorator

/** The caller must hold one of these permissions. On a field below the root, others get null. */
export const Allow = (...allow: [string, ...string[]]) => Extensions({ allow }) as Decorator

/** Anonymous callers may ask: allowed in `*.public.resolver.ts` only, where a check counts them. */
export const Public = () => Extensions({ allow: 'public' }) as MethodDecorator

/** Beside @Allow on a mutation: a dangerous step, answered with SIGN_IN_AGAIN unless the sign-in is fresh (C2). */
export const Fresh = () => Extensions({ fresh: true }) as MethodDecorator

/** Who has to call people may see a number in clear, one at a time, with a reason, and on the record. */
export const mayReveal = definePermissions('REVEAL', 'service-orders', { PHONE: 'read' })

/**
 * Personal data: shown masked unless the caller holds the permission (security.md C10). With `reveal`, holders of that
 * permission may ask for one value by the mutation of that name.
 */
export const Masked = (as: MaskKind, unless: string, reveal?: string) =>
  Extensions({ masked: { as, unless, reveal } }) as Decorator

const keepEnds = (text: string, head: number, tail: number) =>
  text.length <= head + tail ? '*'.repeat(text.length) : `${text.slice(0, head)}****${text.slice(text.length - tail)}`

const masks: Record<MaskKind, (text: string) => string> = {
  phone: (text) => keepEnds(text, 3, 4),
  name: (text) => `${text.slice(0, 1)}*`,
  email: (text) => `${text.slice(0, 1)}***${text.slice(text.indexOf('@'))}`,
  tail: (text) => keepEnds(text, 0, 4),
}

/** 13812341234 → 138****1234 */
export const mask = (as: MaskKind, text: string) => masks[as](text)

/** What this caller is shown of a field's value: null, masked, or as it is. */
export function cover({ allow, masked }: FieldAccess, actor: Permitted | null, value: unknown): unknown {
  if (allow && !mayAsk(actor, allow)) return null
  if (!masked || mayAsk(actor, [masked.unless])) return value
  return typeof value === 'string' ? mask(masked.as, value) : value
}
