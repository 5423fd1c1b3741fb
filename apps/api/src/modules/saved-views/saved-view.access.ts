import { definePermissions } from '../../kernel/permissions.ts'

/** Everybody who sees lists keeps views of them; whose views they see is a matter of row scope. */
export const may = definePermissions('SAVED_VIEW', 'system', { USE: 'basic' })
