import { importPermissions, type ImportKind } from '@stationmaster/contracts/imports'
import { errors } from '../../kernel/errors.ts'
import { definePermissions } from '../../kernel/permissions.ts'

/** Running one also needs the permission of its kind, such as STATION_IMPORT. */
export const may = definePermissions('IMPORT', 'system', { READ: 'read', RUN: 'write' })

interface Permitted {
  permissions: ReadonlySet<string>
}

export const mayWrite = (actor: Permitted | null, kind: ImportKind): boolean =>
  actor?.permissions.has(importPermissions[kind]) ?? false

export function mustWrite(actor: Permitted | null, kind: ImportKind): void {
  if (!mayWrite(actor, kind)) throw errors.FORBIDDEN({ permission: importPermissions[kind] })
}
