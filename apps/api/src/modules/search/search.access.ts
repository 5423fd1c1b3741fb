import { definePermissions } from '../../kernel/permissions.ts'

/** Everybody who is signed in may search; what is found is what he may read. */
export const may = definePermissions('SEARCH', 'system', { ASK: 'basic' })
