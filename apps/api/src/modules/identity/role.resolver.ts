import { Ctx as Context, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { may } from './role.access.ts'
import * as service from './role.service.ts'
import { RoleGrantType } from './role.types.ts'

@Resolver(() => RoleGrantType)
export class RoleResolver {
  @Allow(may.READ)
  @Query(() => [RoleGrantType], { description: 'Every role with its permissions.' })
  roles(@Context() ctx: Ctx) {
    return service.roleGrants(ctx.actor)
  }
}
