import { definePermissions } from '../../kernel/permissions.ts'

/** Staff are people: basic readers of a station do not see them. */
export const may = definePermissions('STAFF', 'stations', { READ: 'read', EDIT: 'write' })
