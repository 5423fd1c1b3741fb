import { definePermissions } from '../../kernel/permissions.ts'

/** `SIGN_FOR_STATION` is the owner's alone, `SIGN` and `TERMINATE` headquarters' final sign-off (identity/roles.rules.ts). */
export const may = definePermissions('AGREEMENT', 'stations', {
  READ: 'read',
  EDIT: 'govern',
  SIGN: 'govern',
  SIGN_FOR_STATION: 'write',
  TERMINATE: 'govern',
})
