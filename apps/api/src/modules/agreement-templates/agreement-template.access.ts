import { definePermissions } from '../../kernel/permissions.ts'

/** The wording is headquarters’ own; stations see what it makes of it, an agreement. */
export const may = definePermissions('AGREEMENT_TEMPLATE', 'stations', {
  READ: 'govern',
  EDIT: 'govern',
  PUBLISH: 'govern',
})
