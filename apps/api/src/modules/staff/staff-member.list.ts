import { columnsOf } from '../../kernel/export-list.ts'
import { defineList } from '../../kernel/list.ts'
import { may } from './staff-member.access.ts'
import { StaffMemberType, StaffPositionEnum, StaffStateEnum } from './staff-member.types.ts'

export const staffMemberList = defineList({
  type: 'StaffMember',
  node: () => StaffMemberType,
  filter: {
    station: { kind: 'id' },
    state: { kind: 'enum', type: StaffStateEnum },
    position: { kind: 'enum', type: StaffPositionEnum },
  },
  sort: ['name', 'joinedOn'],
  defaultSort: { property: 'name' },
  search: 'searchText',
  export: {
    name: 'staffMembers',
    title: 'pages.staff.title',
    allow: [may.READ],
    columns: {
      ...columnsOf('name state position phone productLines badgeNumber joinedOn leftOn createdAt'),
      station: 'station.name',
      user: 'accounts.state',
    },
  },
})
