import { Arg, ID, Resolver, Root, Subscription } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { LiveMessage } from '../../kernel/live/stream.ts'
import type { LiveAsked, StreamContext } from '../../kernel/live/stream-operation.ts'
import { may } from './live.access.ts'
import { LiveEventType } from './live.types.ts'

interface Asking {
  args: Partial<LiveAsked>
  context: StreamContext
}

const open = ({ context, args: { afterEventId = null, types = null } }: Asking) => context.open({ afterEventId, types })

@Resolver(() => LiveEventType)
export class LiveResolver {
  @Allow(may.LISTEN)
  @Subscription(() => LiveEventType, {
    subscribe: open as never,
    description: 'Changes of records that the caller may see, as they are committed; served at /graphql/stream.',
  })
  changes(
    @Root() event: LiveMessage,
    @Arg('afterEventId', () => ID, { nullable: true, description: 'Event after which to go on; now when not given.' })
    _after?: string,
    @Arg('types', () => [String], { nullable: true, description: 'Only records of these types.' }) _types?: string[],
  ): LiveMessage {
    return event
  }
}
