import {
  staffPositions,
  staffStates,
  type ProductLine,
  type StaffPosition,
  type StaffState,
} from '@stationmaster/contracts/stations'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { Allow, Masked } from '../../kernel/access.ts'
import { enumType } from '../../kernel/inputs.ts'
import { DateTime, LocalDate, PhoneNumber } from '../../kernel/scalars.ts'
import { ProductLineEnum, StationType } from '../stations/station.types.ts'
import { may as mayWithUsers } from '../users/user.access.ts'
import { UserType } from '../users/user.types.ts'
import { may } from './staff-member.access.ts'
import type { StaffMember } from './staff-member.entity.ts'

export const StaffPositionEnum = enumType('StaffPosition', staffPositions)
export const StaffStateEnum = enumType('StaffState', staffStates)

@ObjectType('StaffMember', {
  description: 'A person who works at a station, with or without an account.',
  simpleResolvers: true,
})
export class StaffMemberType implements Pick<
  StaffMember,
  'id' | 'name' | 'position' | 'badgeNumber' | 'joinedOn' | 'state' | 'version'
> {
  @Field(() => ID)
  id!: string
  @Field(() => StationType)
  station!: StationType
  @Field(() => String)
  name!: string
  @Masked('phone', may.READ)
  @Field(() => PhoneNumber)
  phone!: string
  @Field(() => StaffPositionEnum)
  position!: StaffPosition
  @Field(() => [ProductLineEnum], { description: 'What the person is skilled in.' })
  productLines!: ProductLine[]
  @Field(() => String, { description: 'Number of the work badge (上岗证).' })
  badgeNumber!: string
  @Field(() => LocalDate)
  joinedOn!: string
  @Field(() => LocalDate, { nullable: true })
  leftOn!: string | null
  @Field(() => StaffStateEnum)
  state!: StaffState
  @Allow(mayWithUsers.READ)
  @Field(() => [UserType], {
    nullable: true,
    description: 'The account of the person, at most one; null for callers who may not see users.',
  })
  accounts!: UserType[] | null
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
  @Field(() => DateTime)
  createdAt!: Date
}
