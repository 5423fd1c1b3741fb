import { definePermissions } from '../../kernel/permissions.ts'

/** Owner and manager ask for their station; headquarters answers, a region's manager in his provinces. */
export const may = definePermissions('NOTICE_QUESTION', 'stations', { READ: 'read', ASK: 'write', ANSWER: 'govern' })
