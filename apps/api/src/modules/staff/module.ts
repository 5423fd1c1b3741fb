import { extendRecord } from '../../kernel/record.ts'
import type { Module } from '../../kernel/module.ts'
import { registerOpenWork } from '../stations/index.ts'
import { StaffMember } from './staff-member.entity.ts'
import './staff-member.record.ts'
import { StaffMemberResolver, StationStaffResolver } from './staff-member.resolver.ts'
import { countActive } from './staff-member.service.ts'

extendRecord('Station', { many: { staff: { of: StaffMember, by: 'station', order: 'name' } } })
registerOpenWork('STAFF', countActive)

export const staff: Module = {
  name: 'staff',
  entities: [StaffMember],
  resolvers: [StaffMemberResolver, StationStaffResolver],
}
