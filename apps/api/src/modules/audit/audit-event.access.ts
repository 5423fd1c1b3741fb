import { definePermissions } from '../../kernel/permissions.ts'

/** `READ_STATIONS` is the narrow sight of who answers for stations only ("A stations" in security.md). */
export const may = definePermissions('AUDIT', 'audit', { READ: 'read', READ_STATIONS: 'read' })
