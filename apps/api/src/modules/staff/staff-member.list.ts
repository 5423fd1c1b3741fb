import { defineList } from '../../kernel/list.ts'
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
})
