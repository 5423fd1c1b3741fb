import { definePermissions } from '../../kernel/permissions.ts'

/** `REPORT` is the applicant's, by his link; who plans also accepts what is built (domain.md c1). */
export const may = definePermissions('CONSTRUCTION', 'stations', { READ: 'read', PLAN: 'govern', REPORT: 'link' })

/** What somebody without an account may do with the rows that his link opens. */
export const applicant = { permissions: new Set<string>([may.REPORT]) }
