import { definePermissions } from '../../kernel/permissions.ts'

/** Reading follows the record that is commented on; its declaration names the permission. */
export const may = definePermissions('COMMENT', 'system', { READ: 'basic' })

export const mayWrite = definePermissions('COMMENT', 'stations', { WRITE: 'write' })
