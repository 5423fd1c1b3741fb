import { markApplicationItem, type MarkApplicationItem } from '@stationmaster/contracts/application-reviews'
import {
  applicationStep,
  approveApplication,
  rejectApplication,
  type ApplicationStep,
  type ApproveApplication,
  type RejectApplication,
} from '@stationmaster/contracts/onboarding'
import { Arg, Ctx as Context, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may } from '../onboarding/station-application.access.ts'
import { StationApplicationType } from '../station-applications/station-application.types.ts'

import * as service from './application-review.service.ts'
import { ApplicationMarkType, GroupScoreType } from './application-review.types.ts'

const StepInput = inputType('StationApplicationStepInput', applicationStep, 'StationApplication')
const ApproveInput = inputType('ApproveStationApplicationInput', approveApplication, 'StationApplication')
const RejectInput = inputType('RejectStationApplicationInput', rejectApplication, 'StationApplication')
const MarkInput = inputType('MarkApplicationItemInput', markApplicationItem, 'ApplicationMark')

@Resolver(() => StationApplicationType)
export class ApplicationReviewResolver {
  @FieldResolver(() => [ApplicationMarkType], { description: 'Marks of the preliminary review.' })
  marks(@Root() application: { marks: ApplicationMarkType[] }) {
    return application.marks
  }

  @FieldResolver(() => [GroupScoreType], { description: 'Score per condition against its pass mark.' })
  scores(@Context() ctx: Ctx, @Root() { id }: StationApplicationType) {
    return service.scoresIn(ctx, id)
  }

  @FieldResolver(() => Int, { description: 'Stations of this kind that already serve the district.' })
  stationsInDistrict(@Context() ctx: Ctx, @Root() { id }: StationApplicationType) {
    return service.stationsNear(ctx, id)
  }

  @Allow(may.REVIEW)
  @Mutation(() => StationApplicationType, { description: 'The caller takes the preliminary review.' })
  takeApplicationReview(@Context() ctx: Ctx, @Arg('input', () => StepInput) input: ApplicationStep) {
    return service.take(ctx, input)
  }

  @Allow(may.REVIEW)
  @Mutation(() => StationApplicationType, { description: 'Gives the review back, so that somebody else can take it.' })
  releaseApplicationReview(@Context() ctx: Ctx, @Arg('input', () => StepInput) input: ApplicationStep) {
    return service.release(ctx, input)
  }

  @Allow(may.REVIEW)
  @Mutation(() => StationApplicationType, { description: 'Marks one item: pass, fail, ask, or nothing.' })
  markApplicationItem(@Context() ctx: Ctx, @Arg('input', () => MarkInput) input: MarkApplicationItem) {
    return service.mark(ctx, input)
  }

  @Allow(may.REVIEW)
  @Mutation(() => StationApplicationType, { description: 'Sends all items marked to be asked back in one message.' })
  returnStationApplication(@Context() ctx: Ctx, @Arg('input', () => StepInput) input: ApplicationStep) {
    return service.askBack(ctx, input)
  }

  @Allow(may.DECIDE)
  @Mutation(() => StationApplicationType, { description: 'Passes the preliminary review.' })
  approveStationApplication(@Context() ctx: Ctx, @Arg('input', () => ApproveInput) input: ApproveApplication) {
    return service.approve(ctx, input)
  }

  @Allow(may.DECIDE)
  @Mutation(() => StationApplicationType, { description: 'Refuses the application, with a reason that is told.' })
  rejectStationApplication(@Context() ctx: Ctx, @Arg('input', () => RejectInput) input: RejectApplication) {
    return service.reject(ctx, input)
  }
}
