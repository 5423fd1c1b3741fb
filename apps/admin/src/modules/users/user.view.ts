import { request, say, type ResultOf } from '@stationmaster/client'
import { defineListView, plainStep, type Lookup, type Steps } from '@stationmaster/ui'
import { stationLookup } from '../stations/station-lookup.ts'
import {
  changeUsers,
  deactivateUser,
  exportUsers,
  reactivateUser,
  resetSecondFactor,
  type resendInvitation,
  revokeUserSessions,
  userQuery,
  usersQuery,
} from './user.queries.ts'

export type UserRecord = NonNullable<ResultOf<typeof userQuery>['user']>
export type IssuedLinkAnswer = ResultOf<typeof resendInvitation>['resendInvitation']

export const userList = defineListView({
  name: 'users',
  type: 'User',
  query: usersQuery,
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
    title: 'pages.identity.users',
    search: 'pages.identity.usersSearch',
    empty: 'pages.identity.usersEmpty',
    emptyHint: 'pages.identity.usersEmptyHint',
  },
  sort: 'CREATED_AT_DESC',
  columns: [
    { key: 'name', sort: 'NAME', to: (user) => `/users/${user.id}` },
    { key: 'state', kind: 'state', enum: 'UserState' },
    { key: 'roles', kind: 'enums', enum: 'Role' },
    { key: 'audience', kind: 'enum', enum: 'Audience', hideOnPhone: true },
    {
      key: 'place',
      text: ({ station, regions }) =>
        station?.name ?? (say.list(regions.map((region) => region.name)) || say.word('common.empty')),
    },
    { key: 'phone', kind: 'phone' },
    { key: 'email', hideOnPhone: true },
    { key: 'lastSignedInAt', kind: 'moment', sort: 'LAST_SIGNED_IN_AT' },
  ],
  filters: [
    { key: 'audience', kind: 'enum', enum: 'Audience' },
    { key: 'state', kind: 'enum', enum: 'UserState' },
    { key: 'role', kind: 'enum', enum: 'Role' },
    { key: 'station', kind: 'lookup', ...stationLookup },
  ],
  tabs: [
    { key: 'all', label: 'common.all', filter: () => ({}) },
    { key: 'headquarters', label: 'enums.Audience.HEADQUARTERS', filter: () => ({ audience: 'HEADQUARTERS' }) },
    { key: 'station', label: 'enums.Audience.STATION', filter: () => ({ audience: 'STATION' }) },
    { key: 'invited', label: 'enums.UserState.INVITED', filter: () => ({ state: 'INVITED' }) },
    { key: 'deactivated', label: 'enums.UserState.DEACTIVATED', filter: () => ({ state: 'DEACTIVATED' }) },
  ],
})

/** The two links are made by the page, which then shows them once. */
export const userSteps: Steps<UserRecord> = {
  resendInvitation: { open: true, icon: 'i-lucide-send', primary: true },
  update: { to: (user) => `/users/${user.id}/edit`, icon: 'i-lucide-pencil' },
  setRoles: { to: (user) => `/users/${user.id}/roles`, icon: 'i-lucide-key-round' },
  issueResetLink: { open: true, icon: 'i-lucide-link' },
  revokeSessions: { run: plainStep(revokeUserSessions), ask: 'yes', icon: 'i-lucide-log-out' },
  resetSecondFactor: {
    run: plainStep(resetSecondFactor),
    ask: 'yes',
    icon: 'i-lucide-shield-off',
    hint: 'pages.secondFactor.resetHint',
  },
  reactivate: { run: plainStep(reactivateUser), ask: 'yes', icon: 'i-lucide-play', primary: true },
  deactivate: {
    run: plainStep(deactivateUser),
    undo: plainStep(reactivateUser),
    ask: 'yes',
    icon: 'i-lucide-ban',
    danger: true,
  },
}

/** People found by name, e-mail or phone. */
export const userLookup: Lookup = {
  async find(text) {
    const { users } = await request(usersQuery, { search: text || null, sort: 'NAME_ASC', first: 20 })
    return users.nodes.map(({ id, name, roles }) => ({
      value: id,
      label: `${name} · ${say.list(roles.map((role) => say.value('Role', role)))}`,
    }))
  },
  async named(ids) {
    const answers = await Promise.all(ids.map((id) => request(userQuery, { id })))
    return answers.flatMap(({ user }) => (user ? [{ value: user.id, label: user.name }] : []))
  },
}
