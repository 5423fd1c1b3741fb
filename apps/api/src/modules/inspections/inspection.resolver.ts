import {
  plainStep,
  recordInspectionItem,
  startInspection,
  type PlainStep,
  type RecordInspectionItem,
  type StartInspection,
} from '@stationmaster/contracts/station-openings'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx as Context, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { may as mayReadApplication } from '../station-applications/station-application.access.ts'
import { StationApplicationType } from '../station-applications/station-application.types.ts'
import { may } from './inspection.access.ts'
import { flow } from './inspection.rules.ts'
import * as service from './inspection.service.ts'
import { AcceptanceInspectionType, InspectionItemType } from './inspection.types.ts'

const StartInspectionInput = inputType('StartInspectionInput', startInspection, 'AcceptanceInspection')
const RecordInspectionItemInput = inputType('RecordInspectionItemInput', recordInspectionItem, 'InspectionItem')
const InspectionStepInput = inputType('InspectionStepInput', plainStep, 'AcceptanceInspection')

@Resolver(() => AcceptanceInspectionType)
export class InspectionResolver {
  @Allow(mayReadApplication.READ)
  @Query(() => StationApplicationType, {
    nullable: true,
    description: 'The application to which a milestone or an inspected item belongs, or null.',
  })
  async applicationOfPart(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'Id of the milestone or item.' }) part: string,
    @Info() info: GraphQLResolveInfo,
  ) {
    const id = await service.applicationOfPart(ctx, part)
    return id && readRecord(ctx, id, info)
  }

  @Allow(may.INSPECT)
  @Mutation(() => AcceptanceInspectionType, {
    description: 'Begins the next round as its inspector. Send an Idempotency-Key.',
  })
  startInspection(@Context() ctx: Ctx, @Arg('input', () => StartInspectionInput) input: StartInspection) {
    return service.start(ctx, input)
  }

  @Allow(may.INSPECT)
  @Mutation(() => InspectionItemType, { description: 'Says what the inspector has found about one item.' })
  recordInspectionItem(
    @Context() ctx: Ctx,
    @Arg('input', () => RecordInspectionItemInput) input: RecordInspectionItem,
  ) {
    return service.record(ctx, input)
  }

  @Allow(flow.steps.fail.allow)
  @Mutation(() => AcceptanceInspectionType, { description: 'Ends the round; what failed goes back to the applicant.' })
  failInspection(@Context() ctx: Ctx, @Arg('input', () => InspectionStepInput) input: PlainStep) {
    return service.fail(ctx, input)
  }

  @Allow(flow.steps.pass.allow)
  @Mutation(() => AcceptanceInspectionType, { description: 'Ends the round; the application goes on to its opening.' })
  passInspection(@Context() ctx: Ctx, @Arg('input', () => InspectionStepInput) input: PlainStep) {
    return service.pass(ctx, input)
  }
}

@Resolver(() => StationApplicationType)
export class ApplicationInspectionsResolver {
  @FieldResolver(() => [AcceptanceInspectionType], {
    description: 'Rounds of the acceptance inspection, the first one first.',
  })
  inspections(@Root() application: { inspections: AcceptanceInspectionType[] }) {
    return application.inspections
  }
}
