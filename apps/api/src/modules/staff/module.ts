import { extendRecord } from '../../kernel/record.ts'
import { defineSubject } from '../../kernel/subjects.ts'
import type { Module } from '../../kernel/module.ts'
import { registerOpenWork } from '../stations/index.ts'
import { may } from './staff-member.access.ts'
import { StaffMember } from './staff-member.entity.ts'
import './staff-member.record.ts'
import { StaffMemberResolver, StationStaffResolver } from './staff-member.resolver.ts'
import { countActive } from './staff-member.service.ts'

extendRecord('Station', { many: { staff: { of: StaffMember, by: 'station', order: 'name' } } })
defineSubject({ key: 'STAFF_MEMBER', entity: StaffMember, read: [may.READ] })
registerOpenWork('STAFF', countActive)

export const staff: Module = {
  name: 'staff',
  entities: [StaffMember],
  resolvers: [StaffMemberResolver, StationStaffResolver],
}
