import { stationRoles, type Role } from '@stationmaster/contracts/identity'
import { productLinesOf, type StaffPosition, type StationKind } from '@stationmaster/contracts/stations'
import { defineFormView, type Draft } from '@stationmaster/ui'
import type { StaffMember } from './staff.view.ts'

const isKind = (value: unknown): value is StationKind => typeof value === 'string' && value in productLinesOf

/** The draft also holds `kind`, that of the station, which decides what product lines there are to choose. */
export const staffForm = defineFormView({
  type: 'StaffMember',
  sections: [
    {
      fields: [
        { key: 'name', kind: 'text', required: true },
        { key: 'phone', kind: 'phone', required: true },
        { key: 'position', kind: 'enum', enum: 'StaffPosition', required: true },
        { key: 'joinedOn', kind: 'day', required: true },
        {
          key: 'productLines',
          kind: 'enums',
          enum: 'ProductLine',
          hint: 'pages.staff.productLinesHint',
          values: ({ kind }: Draft) => (isKind(kind) ? productLinesOf[kind] : []),
        },
      ],
    },
  ],
})

export const valuesOf = ({ name, phone, position, joinedOn, productLines, station }: StaffMember): Draft => ({
  name,
  phone,
  position,
  joinedOn,
  productLines,
  kind: station.kind,
})

export const inviteForm = defineFormView({
  type: 'User',
  sections: [
    {
      fields: [
        { key: 'name', kind: 'text', locked: true },
        { key: 'phone', kind: 'phone', required: true },
        { key: 'email', kind: 'email', hint: 'pages.staff.inviteHint' },
        { key: 'roles', kind: 'enums', enum: 'Role', required: true, values: () => stationRoles },
      ],
    },
  ],
})

/** The role that usually goes with a position; whoever invites may choose others. */
const usualRole: Readonly<Record<StaffPosition, Role>> = {
  OWNER: 'STATION_OWNER',
  MANAGER: 'STATION_MANAGER',
  DISPATCHER: 'STATION_DISPATCHER',
  TECHNICIAN: 'TECHNICIAN',
  DRIVER: 'DELIVERY_DRIVER',
  PARTS_CLERK: 'STATION_PARTS_CLERK',
  ACCOUNTANT: 'STATION_ACCOUNTANT',
  FRONT_DESK: 'STATION_DISPATCHER',
}

export const invitationOf = ({ name, phone, position }: StaffMember): Draft => ({
  name,
  phone,
  roles: [usualRole[position]],
})
