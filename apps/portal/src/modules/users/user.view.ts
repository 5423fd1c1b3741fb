import { request, type ResultOf } from '@stationmaster/client'
import { stationRoles } from '@stationmaster/contracts/identity'
import { defineFormView, defineListView, plainStep, type Draft, type Steps, type Versioned } from '@stationmaster/ui'
import {
  changeUsers,
  deactivateStationUser,
  exportUsers,
  issueStationResetLink,
  reactivateStationUser,
  resendStationInvitation,
  resetSecondFactor,
  revokeStationUserSessions,
  type stationUserQuery,
  stationUsersQuery,
} from './user.queries.ts'

export type StationUser = NonNullable<ResultOf<typeof stationUserQuery>['user']>
export type Link = ResultOf<typeof resendStationInvitation>['resendInvitation']

export const userList = defineListView({
  name: 'users',
  type: 'User',
  query: stationUsersQuery,
  page: (result) => result.users,
  exports: exportUsers,
  bulk: {
    mutation: changeUsers,
    steps: {
      resendInvitation: { permission: 'USER_INVITE', icon: 'i-lucide-send' },
      reactivate: { permission: 'USER_DEACTIVATE', icon: 'i-lucide-play' },
      deactivate: { permission: 'USER_DEACTIVATE', icon: 'i-lucide-ban', danger: true },
    },
  },
  words: {
    title: 'pages.users.title',
    search: 'pages.users.search',
    empty: 'pages.users.empty',
    emptyHint: 'pages.users.emptyHint',
  },
  sort: 'NAME_ASC',
  columns: [
    { key: 'name', sort: 'NAME', to: (user) => `/users/${user.id}` },
    { key: 'state', kind: 'state', enum: 'UserState' },
    { key: 'roles', kind: 'enums', enum: 'Role' },
    { key: 'phone', kind: 'phone' },
    { key: 'email', hideOnPhone: true },
    { key: 'lastSignedInAt', kind: 'moment', sort: 'LAST_SIGNED_IN_AT' },
  ],
  filters: [
    { key: 'state', kind: 'enum', enum: 'UserState' },
    { key: 'role', kind: 'enum', enum: 'Role', values: stationRoles },
  ],
  tabs: [
    { key: 'all', label: 'common.all', filter: () => ({}) },
    { key: 'invited', label: 'enums.UserState.INVITED', filter: () => ({ state: 'INVITED' }) },
    { key: 'deactivated', label: 'enums.UserState.DEACTIVATED', filter: () => ({ state: 'DEACTIVATED' }) },
  ],
})

/** The two links are made by the page, which then shows them once. */
export const userSteps: Steps<StationUser> = {
  resendInvitation: { open: true, icon: 'i-lucide-send', primary: true },
  update: { to: (user) => `/users/${user.id}/edit`, icon: 'i-lucide-pencil' },
  setRoles: { to: (user) => `/users/${user.id}/roles`, icon: 'i-lucide-key-round' },
  issueResetLink: { open: true, icon: 'i-lucide-link' },
  revokeSessions: { run: plainStep(revokeStationUserSessions), ask: 'yes', icon: 'i-lucide-log-out' },
  resetSecondFactor: {
    run: plainStep(resetSecondFactor),
    ask: 'yes',
    icon: 'i-lucide-shield-off',
    hint: 'pages.secondFactor.resetHint',
  },
  reactivate: { run: plainStep(reactivateStationUser), ask: 'yes', icon: 'i-lucide-play', primary: true },
  deactivate: {
    run: plainStep(deactivateStationUser),
    undo: plainStep(reactivateStationUser),
    ask: 'yes',
    icon: 'i-lucide-ban',
    danger: true,
  },
}

/** Makes the link of a step; the one before stops working. */
export async function makeLink(step: string, { id, version }: Versioned): Promise<Link> {
  const input = { id, expectedVersion: version }
  if (step === 'resendInvitation') return (await request(resendStationInvitation, { input })).resendInvitation
  return (await request(issueStationResetLink, { input })).issueResetLink
}

export const personForm = defineFormView({
  type: 'User',
  sections: [
    {
      fields: [
        { key: 'name', kind: 'text', required: true },
        { key: 'phone', kind: 'phone' },
        { key: 'email', kind: 'email', hint: 'pages.identity.emailOrPhone' },
      ],
    },
  ],
})

export const rightsForm = defineFormView({
  type: 'User',
  sections: [{ fields: [{ key: 'roles', kind: 'enums', enum: 'Role', required: true, values: () => stationRoles }] }],
})

export const valuesOf = ({ name, phone, email, roles }: StationUser): Draft => ({ name, phone, email, roles })
