import { removeApplicationFile, type RemoveApplicationFile } from '@stationmaster/contracts/applicants'
import { Arg, Ctx as Context, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may } from '../onboarding/station-application.access.ts'
import { StationApplicationType } from '../station-applications/station-application.types.ts'
import * as service from './application-file.service.ts'
import { ApplicationFileType } from './application-file.types.ts'

const TakeAwayInput = inputType('TakeAwayApplicationFileInput', removeApplicationFile, 'ApplicationFile')

@Resolver(() => StationApplicationType)
export class ApplicationFileResolver {
  @FieldResolver(() => [ApplicationFileType], { description: 'Photos and documents, oldest first, at most 300.' })
  files(@Root() application: { files: ApplicationFileType[] }) {
    return application.files
  }

  @Allow(may.INSPECT, may.CONFIRM)
  @Mutation(() => StationApplicationType, {
    description: 'Takes away a file that the caller has added himself, while nothing rests on it.',
  })
  takeAwayApplicationFile(@Context() ctx: Ctx, @Arg('input', () => TakeAwayInput) { id }: RemoveApplicationFile) {
    return service.remove(ctx, id)
  }
}
