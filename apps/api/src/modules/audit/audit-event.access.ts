import { definePermissions } from '../../kernel/permissions.ts'

export const may = definePermissions('AUDIT', 'audit', { READ: 'read' })
