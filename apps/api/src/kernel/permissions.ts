/** The columns of the permission matrix in security.md, plus `system` for what every module shares. */
export const domains = [
  'stations',
  'training',
  'assessments',
  'parts-orders',
  'stock',
  'service-orders',
  'complaints',
  'warranty-claims',
  'surveys',
  'settlements',
  'users',
  'audit',
  'system',
] as const
export type Domain = (typeof domains)[number]

/**
 * Which side of a matrix cell (`read/write`) gives a permission.
 * `basic` is what even a "basic" reader may see; `govern` is a write that only headquarters makes (suspend, import).
 * `link` is held by no role: the token of a draft or a link gives it for its one record (reach T of the matrix).
 */
export type Side = 'basic' | 'read' | 'write' | 'govern' | 'link'

export interface PermissionSpec {
  code: string
  domain: Domain
  side: Side
}

const registry = new Map<string, PermissionSpec>()
/** The values of the GraphQL enum `Permission`: grows as modules declare theirs, complete when the schema is built. */
export const permissionCodes: Record<string, string> = {}

type Codes<P extends string, S extends Record<string, Side>> = { readonly [K in keyof S & string]: `${P}_${K}` }

/** `definePermissions('STATION', 'stations', { READ: 'basic' })` gives `{ READ: 'STATION_READ' }` and registers it. */
export function definePermissions<const P extends string, const S extends Record<string, Side>>(
  prefix: P,
  domain: Domain,
  sides: S,
): Codes<P, S> {
  const codes = Object.entries(sides).map(([action, side]) => {
    const code = `${prefix}_${action}`
    if (registry.has(code)) throw new Error(`Permission ${code} is declared twice`)
    registry.set(code, { code, domain, side })
    permissionCodes[code] = code
    return [action, code]
  })
  return Object.fromEntries(codes) as Codes<P, S>
}

/** Every permission that the loaded modules declare, in order of declaration. */
export const declaredPermissions = (): readonly PermissionSpec[] => [...registry.values()]

const scopes = new Map<string, string[]>()

/** What an app of others may do with a scope (`STATIONS_READ`): permissions of earlier modules. */
export function grantToScope(scope: string, permissions: readonly string[]): void {
  scopes.set(scope, [...(scopes.get(scope) ?? []), ...permissions])
}

/** Every scope with its permissions, for the check that these exist. */
export const declaredScopes = (): ReadonlyMap<string, readonly string[]> => scopes

export const permissionsOfScopes = (granted: readonly string[]): ReadonlySet<string> =>
  new Set(granted.flatMap((scope) => scopes.get(scope) ?? []))
