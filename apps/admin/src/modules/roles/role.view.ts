import type { Permission, ResultOf } from '@stationmaster/client'
import { enumValues, type EnumName } from '@stationmaster/i18n'
import type { rolesQuery } from './role.queries.ts'

export type RoleGrant = ResultOf<typeof rolesQuery>['roles'][number]

export interface PermissionGroup {
  /** First part of the permission: STATION of STATION_READ. */
  key: string
  permissions: Permission[]
}

export const groupEnum: EnumName = 'PermissionGroup'

/** Permissions by what they are about, in the order of the words; only those that somebody holds or that have words. */
export function permissionGroups(grants: readonly RoleGrant[]): PermissionGroup[] {
  const all = [...new Set(grants.flatMap(({ permissions }) => permissions))]
  const order = enumValues(groupEnum)
  const keyOf = (permission: Permission) => permission.slice(0, permission.indexOf('_'))
  const known = order.filter((key) => all.some((permission) => keyOf(permission) === key))
  const unknown = [...new Set(all.map(keyOf))].filter((key) => !order.includes(key))
  const words = enumValues('Permission')
  return [...known, ...unknown].map((key) => ({
    key,
    permissions: all
      .filter((permission) => keyOf(permission) === key)
      .toSorted((a, b) => words.indexOf(a) - words.indexOf(b)),
  }))
}
