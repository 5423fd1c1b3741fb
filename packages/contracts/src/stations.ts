import * as z from 'zod/mini'
import {
  described,
  expectedVersion,
  id,
  ids,
  localDate,
  oneOf,
  optionalCreditCode,
  optionalLocalDate,
  optionalPhone,
  optionalText,
  phone,
  reason,
  text,
  timeOfDay,
} from './fields.ts'

export const stationKinds = ['APPLIANCE', 'VEHICLE', 'EQUIPMENT'] as const
export const stationKind = oneOf('StationKind', stationKinds)
export type StationKind = z.infer<typeof stationKind>

export const stationLevels = ['LEVEL_1', 'LEVEL_2', 'LEVEL_3'] as const
export const stationLevel = oneOf('StationLevel', stationLevels)
export type StationLevel = z.infer<typeof stationLevel>

export const stationOwnerships = ['OUTSOURCED', 'OWNED'] as const
export const stationOwnership = oneOf('StationOwnership', stationOwnerships)
export type StationOwnership = z.infer<typeof stationOwnership>

export const stationStates = ['ACTIVE', 'PROBATION', 'SUSPENDED', 'TERMINATING', 'TERMINATED'] as const
export const stationState = oneOf('StationState', stationStates)
export type StationState = z.infer<typeof stationState>

/** Which kind of station serves which product lines. */
export const productLinesOf = {
  APPLIANCE: ['AIR_CONDITIONER', 'REFRIGERATOR', 'WASHING_MACHINE', 'WATER_HEATER', 'TELEVISION'],
  VEHICLE: ['SEDAN', 'SUV', 'NEW_ENERGY'],
  EQUIPMENT: ['FORKLIFT', 'COMPRESSOR', 'GENERATOR'],
} as const
export const productLines = [
  ...productLinesOf.APPLIANCE,
  ...productLinesOf.VEHICLE,
  ...productLinesOf.EQUIPMENT,
] as const
export const productLine = oneOf('ProductLine', productLines)
export type ProductLine = z.infer<typeof productLine>

export const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const
export const weekday = oneOf('Weekday', weekdays)
export type Weekday = z.infer<typeof weekday>

/** The four fields of station management in the handbook (S0): one tab each on the station page. */
export const managementAreas = ['TRAINING', 'INTERNAL', 'FOLLOW_UP', 'ASSESSMENT'] as const
export const managementArea = oneOf('ManagementArea', managementAreas)
export type ManagementArea = z.infer<typeof managementArea>

export const stationNameLength = 60

const lines = () => z.array(productLine).check(z.maxLength(11, 'TOO_MANY'))

export const openingHours = z
  .strictObject({ weekday, opensAt: timeOfDay(), closesAt: timeOfDay() })
  .check(z.refine((hours) => hours.opensAt < hours.closesAt, { message: 'RANGE', path: ['closesAt'] }))
export type OpeningHours = z.infer<typeof openingHours>

export const stationContact = z.strictObject({ name: text(30), duty: text(30), phone: phone() })

const optionalProfile = {
  creditCode: optionalCreditCode(),
  principalName: optionalText(30),
  principalPhone: optionalPhone('MOBILE'),
  servicePhone: optionalPhone(),
  signedOn: optionalLocalDate(),
  contractEndsOn: optionalLocalDate(),
  remark: optionalText(1000),
}

interface Contract {
  signedOn?: string | null | undefined
  contractEndsOn?: string | null | undefined
}
const endsAfterSigning = <T extends Contract>() =>
  z.refine<T>(({ signedOn, contractEndsOn }) => !signedOn || !contractEndsOn || contractEndsOn >= signedOn, {
    message: 'RANGE',
    path: ['contractEndsOn'],
  })

export const createStation = z
  .strictObject({
    code: text(20),
    name: text(stationNameLength),
    kind: stationKind,
    level: stationLevel,
    ownership: z.optional(stationOwnership),
    productLines: lines(),
    districtId: id(),
    address: text(200),
    ...optionalProfile,
  })
  .check(endsAfterSigning())
export type CreateStation = z.infer<typeof createStation>

/** Only the fields that are sent are changed. */
export const updateStation = z
  .strictObject({
    id: id(),
    expectedVersion: expectedVersion(),
    name: z.optional(text(stationNameLength)),
    kind: z.optional(stationKind),
    level: z.optional(stationLevel),
    ownership: z.optional(stationOwnership),
    productLines: z.optional(lines()),
    districtId: z.optional(id()),
    address: z.optional(text(200)),
    latitude: z.optional(z.nullable(z.number().check(z.minimum(-90, 'RANGE'), z.maximum(90, 'RANGE')))),
    longitude: z.optional(z.nullable(z.number().check(z.minimum(-180, 'RANGE'), z.maximum(180, 'RANGE')))),
    openingHours: z.optional(z.array(openingHours).check(z.maxLength(28, 'TOO_MANY'))),
    contacts: z.optional(z.array(stationContact).check(z.maxLength(20, 'TOO_MANY'))),
    territoryIds: z.optional(ids(250)),
    ...optionalProfile,
  })
  .check(endsAfterSigning())
export type UpdateStation = z.infer<typeof updateStation>

export const stationStep = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  reason: described(reason(), 'Why the step is taken; kept with the change for ever.'),
  reference: described(optionalText(100), 'Scorecard, audit or letter that the step rests on.'),
})
export type StationStep = z.infer<typeof stationStep>

export const staffPositions = [
  'OWNER',
  'MANAGER',
  'DISPATCHER',
  'TECHNICIAN',
  'DRIVER',
  'PARTS_CLERK',
  'ACCOUNTANT',
  'FRONT_DESK',
] as const
export const staffPosition = oneOf('StaffPosition', staffPositions)
export type StaffPosition = z.infer<typeof staffPosition>
export const staffStates = ['ACTIVE', 'LEFT'] as const
export const staffState = oneOf('StaffState', staffStates)
export type StaffState = z.infer<typeof staffState>

export const addStaffMember = z.strictObject({
  stationId: described(id(), 'Station at which the person works.'),
  name: text(30),
  phone: phone('MOBILE'),
  position: staffPosition,
  productLines: lines(),
  joinedOn: localDate(),
})
export type AddStaffMember = z.infer<typeof addStaffMember>

export const updateStaffMember = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  name: z.optional(text(30)),
  phone: z.optional(phone('MOBILE')),
  position: z.optional(staffPosition),
  productLines: z.optional(lines()),
  joinedOn: z.optional(localDate()),
})
export type UpdateStaffMember = z.infer<typeof updateStaffMember>

export const staffMemberStep = z.strictObject({
  id: id(),
  expectedVersion: expectedVersion(),
  onDate: z.optional(localDate()),
})
export type StaffMemberStep = z.infer<typeof staffMemberStep>
