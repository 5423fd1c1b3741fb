import type { GraphQLResolveInfo } from 'graphql'
import { Ctx as Context, Info, Query, Resolver } from 'type-graphql'
import { Public } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { readRecord } from '../../kernel/record.ts'
import { ViewerType } from '../users/user.types.ts'
import * as service from './account.service.ts'
import { PublicSettingsType } from './account.types.ts'

@Resolver()
export class AccountPublicResolver {
  @Public()
  @Query(() => ViewerType, { nullable: true, description: 'Who is signed in, or null.' })
  viewer(@Context() ctx: Ctx, @Info() info: GraphQLResolveInfo) {
    return ctx.actor ? readRecord(ctx, ctx.actor.userId, info) : null
  }

  @Public()
  @Query(() => PublicSettingsType, { description: 'What the sign-in pages need to know.' })
  publicSettings() {
    return service.publicSettings()
  }
}
