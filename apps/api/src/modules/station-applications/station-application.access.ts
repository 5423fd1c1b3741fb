import { definePermissions } from '../../kernel/permissions.ts'

/** The steps have permissions of their own: `onboarding`. */
export const may = definePermissions('STATION_APPLICATION', 'stations', { READ: 'read' })
