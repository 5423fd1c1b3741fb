import {
  milestoneReasonStep,
  plainStep,
  replanMilestone,
  startConstruction,
  type MilestoneReasonStep,
  type PlainStep,
  type ReplanMilestone,
  type StartConstruction,
} from '@stationmaster/contracts/station-openings'
import { Arg, Ctx as Context, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { StationApplicationType } from '../station-applications/station-application.types.ts'
import { may } from './construction.access.ts'
import { flow } from './construction.rules.ts'
import * as service from './construction.service.ts'
import { ConstructionMilestoneType } from './construction.types.ts'

const StartConstructionInput = inputType('StartConstructionInput', startConstruction, 'ConstructionMilestone')
const ReplanMilestoneInput = inputType('ReplanMilestoneInput', replanMilestone, 'ConstructionMilestone')
const MilestoneReasonStepInput = inputType('MilestoneReasonStepInput', milestoneReasonStep, 'ConstructionMilestone')
export const MilestoneStepInput = inputType('MilestoneStepInput', plainStep, 'ConstructionMilestone')

@Resolver(() => ConstructionMilestoneType)
export class ConstructionResolver {
  @Allow(may.PLAN)
  @Mutation(() => StationApplicationType, {
    description: 'Plans the milestones of the template and begins the construction.',
  })
  startConstruction(@Context() ctx: Ctx, @Arg('input', () => StartConstructionInput) input: StartConstruction) {
    return service.start(ctx, input)
  }

  @Allow(may.PLAN)
  @Mutation(() => ConstructionMilestoneType, { description: 'Plans a milestone for another day.' })
  replanMilestone(@Context() ctx: Ctx, @Arg('input', () => ReplanMilestoneInput) input: ReplanMilestone) {
    return service.replan(ctx, input)
  }

  @Allow(flow.steps.accept.allow)
  @Mutation(() => ConstructionMilestoneType, { description: 'Accepts what the applicant has reported.' })
  acceptMilestone(@Context() ctx: Ctx, @Arg('input', () => MilestoneStepInput) input: PlainStep) {
    return service.accept(ctx, input)
  }

  @Allow(flow.steps.giveBack.allow)
  @Mutation(() => ConstructionMilestoneType, {
    description: 'Gives a milestone back to the applicant, with the reason.',
  })
  giveBackMilestone(@Context() ctx: Ctx, @Arg('input', () => MilestoneReasonStepInput) input: MilestoneReasonStep) {
    return service.giveBack(ctx, input)
  }
}

@Resolver(() => StationApplicationType)
export class ApplicationMilestonesResolver {
  @FieldResolver(() => [ConstructionMilestoneType], {
    description: 'The construction plan; empty before the construction begins.',
  })
  milestones(@Root() application: { milestones: ConstructionMilestoneType[] }) {
    return application.milestones
  }
}
