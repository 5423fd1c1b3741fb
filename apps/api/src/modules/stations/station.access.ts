import { definePermissions } from '../../kernel/permissions.ts'

/** security.md, column "stations": `basic` readers see the address, not the people behind it. */
export const may = definePermissions('STATION', 'stations', {
  READ: 'basic',
  READ_DETAIL: 'read',
  EDIT: 'write',
  CREATE: 'govern',
  SET_STATE: 'govern',
  TERMINATE: 'govern',
  IMPORT: 'govern',
})
