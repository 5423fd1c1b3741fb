import {
  productLines,
  stationKinds,
  stationLevels,
  stationOwnerships,
  stationStates,
  weekdays,
  type ProductLine,
  type StationKind,
  type StationLevel,
  type StationOwnership,
  type StationState,
  type Weekday,
} from '@stationmaster/contracts/stations'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'
import { Allow, Masked, mayReveal } from '../../kernel/access.ts'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime, LocalDate, PhoneNumber } from '../../kernel/scalars.ts'
import { RegionType } from '../regions/region.types.ts'
import { may } from './station.access.ts'
import type { Station, StationContact } from './station.entity.ts'

export const StationKindEnum = enumType('StationKind', stationKinds)
export const StationLevelEnum = enumType('StationLevel', stationLevels)
export const StationOwnershipEnum = enumType('StationOwnership', stationOwnerships)
export const StationStateEnum = enumType('StationState', stationStates)
export const ProductLineEnum = enumType('ProductLine', productLines)
export const WeekdayEnum = enumType('Weekday', weekdays)

@ObjectType('OpeningHours', {
  description: 'One interval in which the station is open; a day may have several.',
  simpleResolvers: true,
})
export class OpeningHoursType {
  @Field(() => WeekdayEnum)
  weekday!: Weekday
  @Field(() => String, { description: 'HH:MM, local time.' })
  opensAt!: string
  @Field(() => String, { description: 'HH:MM, local time; 24:00 is the end of the day.' })
  closesAt!: string
}

@ObjectType('StationContact', { description: 'A person to speak to at the station.', simpleResolvers: true })
export class StationContactType implements Pick<StationContact, 'id' | 'name' | 'duty' | 'phone'> {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  name!: string
  @Field(() => String)
  duty!: string
  @Masked('phone', may.READ_DETAIL, mayReveal.PHONE)
  @Field(() => PhoneNumber)
  phone!: string
}

@ObjectType('StationTerritory', { description: 'A place that the station serves.', simpleResolvers: true })
export class StationTerritoryType {
  @Field(() => ID)
  id!: string
  @Field(() => RegionType, { description: 'A city or a district.' })
  region!: RegionType
}

@ObjectType('StateChange', { description: 'One step of a station from state to state.', simpleResolvers: true })
export class StateChangeType {
  @Field(() => ID)
  id!: string
  @Field(() => StationStateEnum, { nullable: true, description: 'None at the beginning.' })
  from!: StationState | null
  @Field(() => StationStateEnum)
  to!: StationState
  @Field(() => String, { description: 'Name of the step: suspend, resume, create, import …' })
  step!: string
  @Field(() => String)
  reason!: string
  @Field(() => String, { nullable: true, description: 'Scorecard, audit or letter that the step rests on.' })
  reference!: string | null
  @Field(() => String)
  byName!: string
  @Field(() => DateTime)
  at!: Date
}

@ObjectType('Station', {
  description: 'A service station of the network (服务站), the tenant of the portal.',
  simpleResolvers: true,
})
export class StationType implements Pick<
  Station,
  'id' | 'code' | 'name' | 'kind' | 'level' | 'ownership' | 'state' | 'address' | 'version'
> {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Number of the station in the network.' })
  code!: string
  @Field(() => String)
  name!: string
  @Allow(may.READ_DETAIL)
  @Field(() => String, { nullable: true, description: 'Unified social credit code (GB 32100-2015), 18 characters.' })
  creditCode!: string | null
  @Field(() => StationKindEnum)
  kind!: StationKind
  @Field(() => StationLevelEnum)
  level!: StationLevel
  @Field(() => StationOwnershipEnum)
  ownership!: StationOwnership
  @Field(() => StationStateEnum)
  state!: StationState
  @Field(() => DateTime, { description: 'Since when it is in this state.' })
  stateSince!: Date
  @Field(() => [ProductLineEnum])
  productLines!: ProductLine[]
  @Field(() => RegionType, { description: 'Large region, by the province.' })
  area!: RegionType
  @Field(() => RegionType)
  province!: RegionType
  @Field(() => RegionType)
  city!: RegionType
  @Field(() => RegionType)
  district!: RegionType
  @Field(() => String)
  address!: string
  @Field(() => Float, { nullable: true, description: 'Degrees north, WGS 84.' })
  latitude!: number | null
  @Field(() => Float, { nullable: true, description: 'Degrees east, WGS 84.' })
  longitude!: number | null
  @Allow(may.READ_DETAIL)
  @Field(() => String, { nullable: true })
  principalName!: string | null
  @Masked('phone', may.READ_DETAIL, mayReveal.PHONE)
  @Field(() => PhoneNumber, { nullable: true })
  principalPhone!: string | null
  @Field(() => PhoneNumber, { nullable: true, description: 'The number that customers dial.' })
  servicePhone!: string | null
  @Allow(may.READ_DETAIL)
  @Field(() => LocalDate, { nullable: true })
  signedOn!: string | null
  @Allow(may.READ_DETAIL)
  @Field(() => LocalDate, { nullable: true })
  contractEndsOn!: string | null
  @Allow(may.READ_DETAIL)
  @Field(() => String, { nullable: true })
  remark!: string | null
  @Field(() => [OpeningHoursType])
  openingHours!: OpeningHoursType[]
  @Field(() => [StationContactType])
  contacts!: StationContactType[]
  @Field(() => [StationTerritoryType])
  territories!: StationTerritoryType[]
  @Field(() => [StateChangeType], { description: 'Newest first.' })
  stateChanges!: StateChangeType[]
  @Allow(may.READ_DETAIL)
  @Field(() => Boolean, { nullable: true, description: 'Whether an owner can log in, or has been invited.' })
  hasOwnerAccount!: boolean | null
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime)
  updatedAt!: Date
}
