import { definePermissions } from '../../kernel/permissions.ts'

/** Owner and manager answer for their station: what they open and confirm, the station has read and confirmed. */
export const may = definePermissions('NOTICE_RECEIPT', 'stations', { READ: 'read', CONFIRM: 'write' })
