import { FieldResolver, Resolver, Root } from 'type-graphql'
import { StationType } from '../stations/station.types.ts'
import { OpenItemType } from './open-item.types.ts'

@Resolver(() => StationType)
export class StationStandingResolver {
  @FieldResolver(() => [OpenItemType], { description: 'What is open, the most urgent first.' })
  openItems(@Root() station: { openItems: OpenItemType[] }) {
    return station.openItems
  }
}
