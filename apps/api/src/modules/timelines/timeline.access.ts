import { definePermissions } from '../../kernel/permissions.ts'

/** Whose timeline follows the record's declaration; everybody may ask. */
export const may = definePermissions('TIMELINE', 'system', { READ: 'basic' })
