import { FieldResolver, Resolver, Root } from 'type-graphql'
import { StationApplicationType } from '../station-applications/station-application.types.ts'
import { ApplicationFileType } from './application-file.types.ts'

@Resolver(() => StationApplicationType)
export class ApplicationFileResolver {
  @FieldResolver(() => [ApplicationFileType], { description: 'Photos and documents, oldest first, at most 300.' })
  files(@Root() application: { files: ApplicationFileType[] }) {
    return application.files
  }
}
