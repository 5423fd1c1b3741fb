import { definePermissions } from '../../kernel/permissions.ts'

/** Administrators and integrators: a secret opens the network’s data to a program of others. */
export const may = definePermissions('API_CLIENT', 'system', { READ: 'read', EDIT: 'govern' })
