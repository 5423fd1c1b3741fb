import { definePermissions } from '../../kernel/permissions.ts'

/** Who administers users also sees what the roles mean. */
export const may = definePermissions('ROLE', 'users', { READ: 'basic' })
