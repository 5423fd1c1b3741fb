import { graphql, request, type ResultOf } from '@stationmaster/client'
import { defineFormView, type Draft, type FormView } from '@stationmaster/ui'
import { regionOptions } from '../regions/region-options.ts'
import { stationLookup } from '../station-lookup/station-lookup.ts'
import type { UserRecord } from './user.view.ts'

const givableRolesQuery = graphql(`
  query GivableRoles {
    roles {
      role
      audience
      scope
      isGivable
    }
  }
`)
type Role = ResultOf<typeof givableRolesQuery>['roles'][number]

/** The roles that the viewer may give. */
export async function givableRoles(): Promise<Role[]> {
  const { roles } = await request(givableRolesQuery, {})
  return roles.filter(({ isGivable }) => isGivable)
}

const isStation = ({ audience }: Draft) => audience === 'STATION'
export const audiencesOf = (roles: readonly Role[]) => [...new Set(roles.map(({ audience }) => audience))]

const person = [
  { key: 'name', kind: 'text', required: true },
  { key: 'phone', kind: 'phone' },
  { key: 'email', kind: 'email', hint: 'pages.identity.emailOrPhone' },
] as const

/** The roles of the chosen app; regions for roles that reach only as far as them. */
function rightsFields(givable: readonly Role[]) {
  const regional: readonly unknown[] = givable.filter(({ scope }) => scope === 'REGIONS').map(({ role }) => role)
  const isRegional = ({ roles }: Draft) => Array.isArray(roles) && roles.some((one) => regional.includes(one))
  const inApp = (draft: Draft) => givable.filter(({ audience }) => audience === draft['audience'])
  return [
    {
      key: 'roles',
      kind: 'enums',
      enum: 'Role',
      required: true,
      values: (draft: Draft) => inApp(draft).map(({ role }) => role),
    },
    {
      key: 'regionIds',
      kind: 'choices',
      wide: true,
      required: true,
      when: isRegional,
      hint: 'pages.identity.regionsHint',
      load: async () => [
        ...(await regionOptions({ level: ['AREA'] })),
        ...(await regionOptions({ level: ['PROVINCE'] })),
      ],
    },
  ] as const
}

export const inviteForm = (givable: readonly Role[]): FormView =>
  defineFormView({
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
            values: () => audiencesOf(givable),
            clears: ['roles', 'regionIds', 'stationId'],
          },
          { key: 'stationId', kind: 'lookup', required: true, when: isStation, ...stationLookup },
        ],
      },
      { title: 'pages.identity.sectionPerson', fields: person },
      { title: 'pages.identity.sectionRights', fields: rightsFields(givable) },
    ],
  })

export const personForm = defineFormView({ type: 'User', sections: [{ fields: person }] })
export const rightsForm = (givable: readonly Role[]): FormView =>
  defineFormView({ type: 'User', sections: [{ fields: rightsFields(givable) }] })

/** The values of a user as the forms hold them; `audience` decides which roles can be chosen. */
export const valuesOf = ({ name, email, phone, audience, roles, regions }: UserRecord): Draft => ({
  name,
  email,
  phone,
  audience,
  roles,
  regionIds: regions.map(({ id }) => id),
})
