import { definePermissions } from '../../kernel/permissions.ts'

/** Where the customers are, and how far the stations reach; the numbers are headquarters'. */
export const may = definePermissions('COVERAGE', 'stations', { READ: 'read', EDIT_DEMAND: 'govern' })
