import { definePermissions } from '../../kernel/permissions.ts'

/** Administrators and integrators: what is entered here leaves the house. */
export const may = definePermissions('WEBHOOK', 'system', { READ: 'read', EDIT: 'govern' })
