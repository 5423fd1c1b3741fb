import { proveStep, type PlainStep, type ProveStep } from '@stationmaster/contracts/station-openings'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx as Context, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Public } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecordsInOrder } from '../../kernel/record.ts'
import { StationApplicationType } from '../station-applications/station-application.types.ts'
import { MilestoneStepInput } from './construction.resolver.ts'
import * as service from './construction.service.ts'
import { ConstructionMilestoneType } from './construction.types.ts'

const CompleteMilestoneInput = inputType('CompleteMilestoneInput', proveStep, 'ConstructionMilestone')

/** The applicant's steps: his token opens the rows of his application and no others. */
@Resolver()
export class ConstructionPublicResolver {
  @Public()
  @Query(() => [ConstructionMilestoneType], {
    description: 'The construction plan of the application whose link is sent; empty before the construction begins.',
  })
  async applicationMilestones(@Context() ctx: Ctx, @Info() info: GraphQLResolveInfo) {
    return readRecordsInOrder(ctx, await service.ownMilestoneIds(ctx), info)
  }

  @Public()
  @Mutation(() => ConstructionMilestoneType, {
    description: 'The applicant reports a milestone as done, with evidence.',
  })
  completeMilestone(@Context() ctx: Ctx, @Arg('input', () => CompleteMilestoneInput) input: ProveStep) {
    return service.complete(ctx, input)
  }

  @Public()
  @Mutation(() => StationApplicationType, { description: 'The applicant asks for the acceptance inspection.' })
  requestInspection(@Context() ctx: Ctx, @Arg('input', () => MilestoneStepInput) input: PlainStep) {
    return service.requestInspection(ctx, input)
  }
}
