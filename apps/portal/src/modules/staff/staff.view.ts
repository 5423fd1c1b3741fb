import { request, say, type ResultOf } from '@stationmaster/client'
import { dayStep, defineListView, plainStep, type Steps } from '@stationmaster/ui'
import {
  changeStaffMembers,
  deactivateStaffMember,
  exportStaffMembers,
  reactivateStaffMember,
  type staffMemberQuery,
  staffQuery,
  updateStaffMember,
} from './staff.queries.ts'

export type StaffMember = NonNullable<ResultOf<typeof staffMemberQuery>['staffMember']>

export const staffList = defineListView({
  name: 'staff',
  type: 'StaffMember',
  query: staffQuery,
  page: (result) => result.staffMembers,
  exports: exportStaffMembers,
  inline: {
    may: ({ availableActions }) => availableActions.includes('edit'),
    save: ({ id, version }, changes) =>
      request(updateStaffMember, { input: { id, expectedVersion: version, ...changes } }),
  },
  bulk: {
    mutation: changeStaffMembers,
    steps: {
      reactivate: { permission: 'STAFF_EDIT', icon: 'i-lucide-user-check' },
      deactivate: { permission: 'STAFF_EDIT', asks: 'day', icon: 'i-lucide-user-minus', danger: true },
    },
  },
  words: {
    title: 'pages.staff.title',
    search: 'pages.staff.search',
    empty: 'pages.staff.empty',
    emptyHint: 'pages.staff.emptyHint',
  },
  sort: 'NAME_ASC',
  columns: [
    { key: 'name', sort: 'NAME', to: (person) => `/staff/${person.id}` },
    { key: 'state', kind: 'state', enum: 'StaffState' },
    { key: 'position', kind: 'enum', enum: 'StaffPosition', edit: { kind: 'enum', enum: 'StaffPosition' } },
    { key: 'phone', kind: 'phone', edit: { kind: 'phone' } },
    { key: 'productLines', kind: 'enums', enum: 'ProductLine' },
    { key: 'badgeNumber', hideOnPhone: true },
    { key: 'joinedOn', kind: 'day', sort: 'JOINED_ON', hideOnPhone: true },
    {
      key: 'user',
      text: ({ accounts }) => (accounts?.[0] ? say.value('UserState', accounts[0].state) : say.word('common.none')),
    },
  ],
  filters: [
    { key: 'state', kind: 'enum', enum: 'StaffState' },
    { key: 'position', kind: 'enum', enum: 'StaffPosition' },
  ],
  tabs: [
    { key: 'all', label: 'common.all', filter: () => ({}) },
    { key: 'active', label: 'enums.StaffState.ACTIVE', filter: () => ({ state: 'ACTIVE' }) },
    { key: 'left', label: 'enums.StaffState.LEFT', filter: () => ({ state: 'LEFT' }) },
  ],
})

export const staffSteps: Steps<StaffMember> = {
  edit: { to: (person) => `/staff/${person.id}/edit`, icon: 'i-lucide-pencil' },
  reactivate: { run: plainStep(reactivateStaffMember), ask: 'yes', icon: 'i-lucide-user-check', primary: true },
  deactivate: {
    run: dayStep(deactivateStaffMember),
    ask: 'day',
    icon: 'i-lucide-user-minus',
    hint: 'pages.staff.leaving',
    danger: true,
  },
}

export const fieldsOf = (person: StaffMember) => ({
  position: say.value('StaffPosition', person.position),
  phone: person.phone,
  productLines: say.list(person.productLines.map((line) => say.value('ProductLine', line))),
  badgeNumber: person.badgeNumber,
  joinedOn: say.day(person.joinedOn),
  ...(person.leftOn ? { leftOn: say.day(person.leftOn) } : {}),
})
