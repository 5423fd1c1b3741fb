import { plainStep, type PlainStep } from '@stationmaster/contracts/station-openings'
import { Arg, Ctx as Context, Mutation, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { StationApplicationType } from '../station-applications/station-application.types.ts'
import { may } from './opening-checklist.access.ts'
import * as service from './opening-checklist.service.ts'

const ConfirmOpeningInput = inputType('ConfirmOpeningInput', plainStep, 'StationApplication')

@Resolver()
export class OpeningChecklistResolver {
  @Allow(may.CONFIRM)
  @Mutation(() => StationApplicationType, {
    description: 'The checklist is green: the application goes on to its signature. Refused with what is missing.',
  })
  confirmOpening(@Context() ctx: Ctx, @Arg('input', () => ConfirmOpeningInput) input: PlainStep) {
    return service.confirm(ctx, input)
  }
}
