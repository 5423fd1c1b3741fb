import { definePermissions } from '../../kernel/permissions.ts'

/** security.md, column "users, roles, keys". Whom a holder may administer follows from his roles: user.rules.ts. */
export const may = definePermissions('USER', 'users', {
  READ: 'read',
  INVITE: 'write',
  EDIT: 'write',
  SET_ROLES: 'write',
  DEACTIVATE: 'write',
})
