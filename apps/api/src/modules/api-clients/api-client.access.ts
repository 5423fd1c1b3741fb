import { definePermissions, grantToScope } from '../../kernel/permissions.ts'

/** Administrators and integrators: a secret opens the network’s data to a program of others. */
export const may = definePermissions('API_CLIENT', 'system', { READ: 'read', EDIT: 'govern' })

/** What apps of others may be given. Personal data is in none of them: no scope has STATION_READ_DETAIL. */
grantToScope('STATIONS_READ', ['STATION_READ', 'REGION_READ'])
