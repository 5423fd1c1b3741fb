import { definePermissions } from '../../kernel/permissions.ts'

/** Which kinds somebody sees follows from the permission of the kind; moving one by hand is headquarters' decision. */
export const may = definePermissions('DEADLINE', 'stations', { READ: 'basic', MANAGE: 'govern' })
