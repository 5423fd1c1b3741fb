import { definePermissions } from '../../kernel/permissions.ts'

/** Everybody who sees lists arranges them for himself. */
export const may = definePermissions('LIST_LOOK', 'system', { KEEP: 'basic' })
