import { definePermissions } from '../../kernel/permissions.ts'

/** Everybody chooses for himself how he is told. */
export const may = definePermissions('NOTIFICATION', 'system', { PREFER: 'basic' })
