import { definePermissions } from '../../kernel/permissions.ts'

/** domain.md c1: headquarters drafts the agreement of an application, and another person signs and opens. */
export const may = definePermissions('OPENING', 'stations', { DRAFT: 'govern', OPEN: 'govern' })
