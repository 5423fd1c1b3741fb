import { revokeSession, type RevokeSession } from '@stationmaster/contracts/identity'
import { Arg, Ctx as Context, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may } from './session.access.ts'
import * as service from './session.service.ts'
import { SessionType } from './session.types.ts'

const RevokeSessionInput = inputType('RevokeSessionInput', revokeSession)

@Resolver(() => SessionType)
export class SessionResolver {
  @Allow(may.READ_OWN)
  @Query(() => [SessionType], { description: 'The caller’s own sessions.' })
  mySessions(@Context() ctx: Ctx) {
    return service.mine(ctx)
  }

  @Allow(may.REVOKE_OWN)
  @Mutation(() => [SessionType], {
    description: 'Ends one of the caller’s own sessions; answers with those that remain.',
  })
  revokeSession(@Context() ctx: Ctx, @Arg('input', () => RevokeSessionInput) input: RevokeSession) {
    return service.revoke(ctx, input)
  }

  @FieldResolver(() => Boolean)
  current(@Context() ctx: Ctx, @Root() session: SessionType) {
    return service.isCurrent(ctx, session)
  }
}
