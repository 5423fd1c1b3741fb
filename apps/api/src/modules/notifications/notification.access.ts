import { definePermissions } from '../../kernel/permissions.ts'

/** Everybody has a centre of his own; nobody sees another's. A suspended station's people too may read and tidy theirs. */
export const may = definePermissions('NOTIFICATION', 'system', { READ: 'basic' })
