import { headquartersRoles, stationRoles } from '@stationmaster/contracts/identity'
import { defineFormView, type Draft } from '@stationmaster/ui'
import { regionOptions } from '../regions/region-options.ts'
import { stationLookup } from '../stations/station-lookup.ts'
import type { UserRecord } from './user.view.ts'

const isStation = ({ audience }: Draft) => audience === 'STATION'
/** Roles that reach only as far as the regions given with them. */
const regional: readonly unknown[] = ['REGION_MANAGER']
const isRegional = ({ roles }: Draft) => Array.isArray(roles) && roles.some((one) => regional.includes(one))

const person = [
  { key: 'name', kind: 'text', required: true },
  { key: 'phone', kind: 'phone' },
  { key: 'email', kind: 'email', hint: 'pages.identity.emailOrPhone' },
] as const

const rights = [
  {
    key: 'roles',
    kind: 'enums',
    enum: 'Role',
    required: true,
    values: (draft: Draft) => (isStation(draft) ? stationRoles : headquartersRoles),
  },
  {
    key: 'regionIds',
    kind: 'choices',
    wide: true,
    required: true,
    when: (draft: Draft) => !isStation(draft) && isRegional(draft),
    hint: 'pages.identity.regionsHint',
    load: async () => [
      ...(await regionOptions({ level: ['AREA'] })),
      ...(await regionOptions({ level: ['PROVINCE'] })),
    ],
  },
] as const

export const inviteForm = defineFormView({
  type: 'User',
  sections: [
    {
      title: 'pages.identity.sectionPlace',
      fields: [
        {
          key: 'audience',
          kind: 'enum',
          enum: 'Audience',
          required: true,
          unsent: true,
          clears: ['roles', 'regionIds', 'stationId'],
        },
        { key: 'stationId', kind: 'lookup', required: true, when: isStation, ...stationLookup },
      ],
    },
    { title: 'pages.identity.sectionPerson', fields: person },
    { title: 'pages.identity.sectionRights', fields: rights },
  ],
})

export const personForm = defineFormView({ type: 'User', sections: [{ fields: person }] })
export const rightsForm = defineFormView({ type: 'User', sections: [{ fields: rights }] })

/** The values of a user as the forms hold them; `audience` decides which roles can be chosen. */
export const valuesOf = ({ name, email, phone, audience, roles, regions }: UserRecord): Draft => ({
  name,
  email,
  phone,
  audience,
  roles,
  regionIds: regions.map(({ id }) => id),
})
