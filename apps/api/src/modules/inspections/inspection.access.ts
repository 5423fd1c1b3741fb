import { definePermissions } from '../../kernel/permissions.ts'

/** domain.md c1: AUDITOR and REGION_MANAGER inspect; passing is the auditor's. `RECTIFY` is the applicant's, by his link. */
export const may = definePermissions('INSPECTION', 'stations', { INSPECT: 'govern', PASS: 'govern', RECTIFY: 'link' })

/** What somebody without an account may do with the rows that his link opens. */
export const applicant = { permissions: new Set<string>([may.RECTIFY]) }
