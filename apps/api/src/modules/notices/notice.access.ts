import { definePermissions } from '../../kernel/permissions.ts'

/** security.md has no column for notices: "stations" says who reads and whose regions they are. */
export const may = definePermissions('NOTICE', 'stations', {
  READ: 'basic',
  READ_RECIPIENTS: 'read',
  PUBLISH: 'govern',
})
