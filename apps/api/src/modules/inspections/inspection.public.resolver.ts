import { plainStep, proveStep, type PlainStep, type ProveStep } from '@stationmaster/contracts/station-openings'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx as Context, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Public } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecordsInOrder } from '../../kernel/record.ts'
import { StationApplicationType } from '../station-applications/station-application.types.ts'
import * as service from './inspection.service.ts'
import { InspectionItemType } from './inspection.types.ts'

const RectifyInspectionItemInput = inputType('RectifyInspectionItemInput', proveStep, 'InspectionItem')
const ReinspectionInput = inputType('RequestReinspectionInput', plainStep, 'AcceptanceInspection')

/** The applicant's steps: his token opens the rows of his application and no others. */
@Resolver()
export class InspectionPublicResolver {
  @Public()
  @Query(() => [InspectionItemType], {
    description: 'What failed in the last round that is over, of the application whose link is sent.',
  })
  async applicationFindings(@Context() ctx: Ctx, @Info() info: GraphQLResolveInfo) {
    return readRecordsInOrder(ctx, await service.ownFindingIds(ctx), info)
  }

  @Public()
  @Mutation(() => InspectionItemType, {
    description: 'The applicant says that a failed item is put right, with evidence.',
  })
  rectifyInspectionItem(@Context() ctx: Ctx, @Arg('input', () => RectifyInspectionItemInput) input: ProveStep) {
    return service.rectifyItem(ctx, input)
  }

  @Public()
  @Mutation(() => StationApplicationType, { description: 'The applicant asks for the next round.' })
  requestReinspection(@Context() ctx: Ctx, @Arg('input', () => ReinspectionInput) input: PlainStep) {
    return service.requestReinspection(ctx, input)
  }
}
