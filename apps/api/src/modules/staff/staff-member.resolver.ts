import {
  addStaffMember,
  staffMemberStep,
  updateStaffMember,
  type AddStaffMember,
  type StaffMemberStep,
  type UpdateStaffMember,
} from '@stationmaster/contracts/stations'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { StationType } from '../stations/station.types.ts'
import { may } from './staff-member.access.ts'
import { staffMemberList } from './staff-member.list.ts'
import { flow } from './staff-member.rules.ts'
import * as service from './staff-member.service.ts'
import { StaffMemberType } from './staff-member.types.ts'

const AddStaffMemberInput = inputType('AddStaffMemberInput', addStaffMember)
const UpdateStaffMemberInput = inputType('UpdateStaffMemberInput', updateStaffMember)
const StaffMemberStepInput = inputType('StaffMemberStepInput', staffMemberStep, 'StaffMember')

@Resolver(() => StaffMemberType)
export class StaffMemberResolver {
  @Allow(may.READ)
  @Query(() => StaffMemberType, { nullable: true, description: 'One member of staff in the caller’s scope, or null.' })
  staffMember(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => staffMemberList.Page, { description: 'Staff of the stations in the caller’s scope.' })
  staffMembers(
    @Context() ctx: Ctx,
    @Args(() => staffMemberList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return staffMemberList.run(ctx, args, info)
  }

  @Allow(may.EDIT)
  @Mutation(() => StaffMemberType, { description: 'Registers a person at a station. Send an Idempotency-Key.' })
  addStaffMember(@Context() ctx: Ctx, @Arg('input', () => AddStaffMemberInput) input: AddStaffMember) {
    return service.add(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => StaffMemberType, { description: 'Changes the fields that are sent.' })
  updateStaffMember(@Context() ctx: Ctx, @Arg('input', () => UpdateStaffMemberInput) input: UpdateStaffMember) {
    return service.update(ctx, input)
  }

  @Allow(flow.steps.deactivate.allow)
  @Mutation(() => StaffMemberType, { description: 'The person has left: the record stays, the account ends at once.' })
  deactivateStaffMember(@Context() ctx: Ctx, @Arg('input', () => StaffMemberStepInput) input: StaffMemberStep) {
    return service.deactivate(ctx, input)
  }

  @Allow(flow.steps.reactivate.allow)
  @Mutation(() => StaffMemberType, { description: 'The person is back; an account is given anew.' })
  reactivateStaffMember(@Context() ctx: Ctx, @Arg('input', () => StaffMemberStepInput) input: StaffMemberStep) {
    return service.reactivate(ctx, input)
  }
}

@Resolver(() => StationType)
export class StationStaffResolver {
  @Allow(may.READ)
  @FieldResolver(() => [StaffMemberType], {
    nullable: true,
    description: 'People of the station, at most 100; null for basic readers.',
  })
  staff(@Root() station: { staff: StaffMemberType[] }) {
    return station.staff
  }
}
