import { definePermissions, grantToScope } from '../../kernel/permissions.ts'

/** Regions are a common catalogue: everybody who is signed in reads it, headquarters changes it. */
export const may = definePermissions('REGION', 'system', { READ: 'basic', EDIT: 'govern' })

grantToScope('STATIONS_READ', [may.READ])
