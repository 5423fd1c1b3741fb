import { request, say, type ResultOf } from '@stationmaster/client'
import {
  productLinesOf,
  updateStaffMember as contract,
  type StationKind,
  type UpdateStaffMember,
} from '@stationmaster/contracts/stations'
import { dayStep, defineFormView, plainStep, type Draft, type FormOptions, type Steps } from '@stationmaster/ui'
import {
  deactivateStaffMember,
  reactivateStaffMember,
  updateStaffMember,
  type staffMemberQuery,
} from './staff.queries.ts'

export type StaffMember = NonNullable<ResultOf<typeof staffMemberQuery>['staffMember']>

export const staffSteps: Steps<StaffMember> = {
  edit: { open: true, icon: 'i-lucide-pencil' },
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

const isKind = (value: unknown): value is StationKind => typeof value === 'string' && value in productLinesOf

/** The draft also holds `kind`, that of the station, which decides what product lines there are to choose. */
const view = defineFormView({
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
          values: ({ kind }: Draft) => (isKind(kind) ? productLinesOf[kind] : []),
        },
      ],
    },
  ],
})

const valuesOf = ({ name, phone, position, joinedOn, productLines, station }: StaffMember): Draft => ({
  name,
  phone,
  position,
  joinedOn,
  productLines,
  kind: station.kind,
})

export const formOf = (record: StaffMember, newest: () => Promise<StaffMember | undefined>): FormOptions => ({
  view,
  contract,
  initial: valuesOf(record),
  record,
  save: (input) => request(updateStaffMember, { input: input as UpdateStaffMember }),
  async latest() {
    const found = await newest()
    return found && { version: found.version, values: valuesOf(found) }
  },
})
