import { definePermissions } from '../../kernel/permissions.ts'

export const may = definePermissions('ONBOARDING_REPORT', 'stations', { READ: 'read' })
