import { definePermissions } from '../../kernel/permissions.ts'

/** Regions are a common catalogue: everybody who is signed in reads it, headquarters changes it. */
export const may = definePermissions('REGION', 'system', { READ: 'basic', EDIT: 'govern' })
