import type { GraphQLResolveInfo } from 'graphql'
import { Args, Ctx as Context, Info, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { may } from './audit-event.access.ts'
import { auditEventList } from './audit-event.list.ts'
import { AuditEventType } from './audit-event.types.ts'
import { sealState } from './audit-seal.report.ts'
import { AuditSealType } from './audit-seal.types.ts'

@Resolver(() => AuditEventType)
export class AuditEventResolver {
  @Allow(may.READ, may.READ_STATIONS)
  @Query(() => auditEventList.Page, {
    description: 'What was done and refused, newest first: all, of the own regions or of the own station.',
  })
  auditEvents(
    @Context() ctx: Ctx,
    @Args(() => auditEventList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return auditEventList.run(ctx, args, info)
  }

  @Allow(may.READ)
  @Query(() => AuditSealType, {
    nullable: true,
    description: 'How far the trail is sealed; headquarters only, null before the first seal.',
  })
  auditSeal(@Context() ctx: Ctx) {
    return sealState(ctx)
  }
}
