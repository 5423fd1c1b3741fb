import { definePermissions, grantToScope } from '../../kernel/permissions.ts'

export const may = definePermissions('APPLICATION_PROGRESS', 'stations', { READ: 'read' })

grantToScope('ONBOARDING_READ', [may.READ, 'REGION_READ'])
