import { definePermissions } from '../../kernel/permissions.ts'

/** Everybody sees and ends his own sessions, also in a suspended station. */
export const may = definePermissions('SESSION', 'system', { READ_OWN: 'basic', REVOKE_OWN: 'basic' })
