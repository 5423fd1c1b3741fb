import { definePermissions } from '../../kernel/permissions.ts'

/** domain.md c1: NETWORK_MANAGER confirms. `ANSWER` is the applicant's, by his link. */
export const may = definePermissions('OPENING_CHECKLIST', 'stations', { READ: 'read', CONFIRM: 'govern' })
