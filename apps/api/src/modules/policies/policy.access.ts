import { definePermissions } from '../../kernel/permissions.ts'

/** Whoever proposes may also approve, but never his own proposal. */
export const may = definePermissions('POLICY', 'system', { READ: 'read', PROPOSE: 'govern', APPROVE: 'govern' })
