import { definePermissions } from '../../kernel/permissions.ts'

/** Everybody who works with records adds and reads their files; whose files is a matter of row scope. */
export const may = definePermissions('FILE', 'system', { READ: 'basic', UPLOAD: 'basic' })
