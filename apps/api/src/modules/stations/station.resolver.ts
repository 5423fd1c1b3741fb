import {
  createStation,
  openingHours,
  stationContact,
  stationStep,
  updateStation,
  type CreateStation,
  type StationStep,
  type UpdateStation,
} from '@stationmaster/contracts/stations'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, ID, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow, Fresh } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { may } from './station.access.ts'
import { stationList } from './station.list.ts'
import { flow } from './station.rules.ts'
import * as service from './station.service.ts'
import { StationType } from './station.types.ts'

inputType('OpeningHoursInput', openingHours, 'OpeningHours')
inputType('StationContactInput', stationContact, 'StationContact')
const CreateStationInput = inputType('CreateStationInput', createStation)
const UpdateStationInput = inputType('UpdateStationInput', updateStation)
const StationStepInput = inputType('StationStepInput', stationStep, 'Station')

@Resolver(() => StationType)
export class StationResolver {
  @Allow(may.READ)
  @Query(() => StationType, { nullable: true, description: 'One station of the caller’s scope, or null.' })
  station(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => stationList.Page, { description: 'The stations of the caller’s scope.' })
  stations(@Context() ctx: Ctx, @Args(() => stationList.Arguments) args: object, @Info() info: GraphQLResolveInfo) {
    return stationList.run(ctx, args, info)
  }

  @Allow(may.CREATE)
  @Mutation(() => StationType, { description: 'Adds a station, on probation. Send an Idempotency-Key.' })
  createStation(@Context() ctx: Ctx, @Arg('input', () => CreateStationInput) input: CreateStation) {
    return service.create(ctx, input)
  }

  @Allow(may.EDIT)
  @Mutation(() => StationType, {
    description: 'Changes the fields that are sent; a station may change only its contact data.',
  })
  updateStation(@Context() ctx: Ctx, @Arg('input', () => UpdateStationInput) input: UpdateStation) {
    return service.update(ctx, input)
  }

  @Allow(flow.steps.confirm.allow)
  @Mutation(() => StationType, { description: 'Ends the probation.' })
  confirmStation(@Context() ctx: Ctx, @Arg('input', () => StationStepInput) input: StationStep) {
    return service.takeStep(ctx, 'confirm', input)
  }

  @Allow(flow.steps.putOnProbation.allow)
  @Mutation(() => StationType, { description: 'Puts an active station on probation.' })
  putStationOnProbation(@Context() ctx: Ctx, @Arg('input', () => StationStepInput) input: StationStep) {
    return service.takeStep(ctx, 'putOnProbation', input)
  }

  @Allow(flow.steps.suspend.allow)
  @Mutation(() => StationType, { description: 'Stops new work for the station; what is open stays to be decided.' })
  suspendStation(@Context() ctx: Ctx, @Arg('input', () => StationStepInput) input: StationStep) {
    return service.takeStep(ctx, 'suspend', input)
  }

  @Allow(flow.steps.resume.allow)
  @Mutation(() => StationType, { description: 'Lets a suspended station work again; its contract must run.' })
  resumeStation(@Context() ctx: Ctx, @Arg('input', () => StationStepInput) input: StationStep) {
    return service.takeStep(ctx, 'resume', input)
  }

  @Allow(flow.steps.startTermination.allow)
  @Mutation(() => StationType, { description: 'Begins to end the partnership; open work is settled from here.' })
  startStationTermination(@Context() ctx: Ctx, @Arg('input', () => StationStepInput) input: StationStep) {
    return service.takeStep(ctx, 'startTermination', input)
  }

  @Fresh()
  @Allow(flow.steps.terminate.allow)
  @Mutation(() => StationType, { description: 'Ends the partnership; refused while any work is open.' })
  terminateStation(@Context() ctx: Ctx, @Arg('input', () => StationStepInput) input: StationStep) {
    return service.takeStep(ctx, 'terminate', input)
  }
}
