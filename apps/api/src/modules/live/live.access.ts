import { definePermissions } from '../../kernel/permissions.ts'

/** Everybody may listen; what he hears is decided per event, by his permissions and his rows. */
export const may = definePermissions('LIVE', 'system', { LISTEN: 'basic' })
