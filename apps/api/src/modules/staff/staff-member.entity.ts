import { productLines, staffPositions, staffStates } from '@stationmaster/contracts/stations'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import { Station } from '../stations/station.entity.ts'
import { flow } from './staff-member.rules.ts'

const StaffMemberSchema = defineEntity({
  name: 'StaffMember',
  properties: {
    ...document,
    station: () => p.manyToOne(Station),
    provinceId: p.uuid(),
    name: p.text(),
    phone: p.text(),
    position: p.enum(staffPositions),
    /** What he is skilled in; certificates come with training. */
    productLines: p.enum(productLines).array(),
    /** 上岗证: printed on the badge that customers check. */
    badgeNumber: p.text().unique('staff_member_badge_number_unique'),
    joinedOn: p.date(),
    leftOn: p.date().nullable(),
    state: p.enum(staffStates).default(flow.initial),
    searchText: p.text(),
  },
})
/** A person who works at a station, with or without an account. */
export class StaffMember extends StaffMemberSchema.class {}
StaffMemberSchema.setClass(StaffMember)
