import { definePermissions } from '../../kernel/permissions.ts'

export const may = definePermissions('APPLICATION_TEMPLATE', 'stations', { READ: 'read', EDIT: 'govern' })
