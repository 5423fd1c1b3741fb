import { definePermissions } from '../../kernel/permissions.ts'

/** security.md, column "stations": stations submit, headquarters and the region decide. */
export const may = definePermissions('CREDENTIAL', 'stations', { READ: 'read', SUBMIT: 'write', DECIDE: 'govern' })
