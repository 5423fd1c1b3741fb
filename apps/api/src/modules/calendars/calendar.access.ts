import { definePermissions } from '../../kernel/permissions.ts'

/** Working hours are no secret; whoever changes them moves every promise of the network. */
export const may = definePermissions('CALENDAR', 'system', { READ: 'basic', EDIT: 'govern' })
