import { keepListLook, type KeepListLook } from '@stationmaster/contracts/lists'
import { Arg, Ctx as Context, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may } from './list-look.access.ts'
import * as service from './list-look.service.ts'
import { ListLookType } from './list-look.types.ts'

const KeepListLookInput = inputType('KeepListLookInput', keepListLook, 'ListLook')

@Resolver(() => ListLookType)
export class ListLookResolver {
  @Allow(may.KEEP)
  @Query(() => ListLookType, { description: 'How the caller likes the list.' })
  listLook(
    @Context() ctx: Ctx,
    @Arg('list', () => String, { description: 'Key of the list, such as `stations`.' }) list: string,
  ) {
    return service.lookOf(ctx, list)
  }

  @Allow(may.KEEP)
  @Mutation(() => ListLookType, { description: 'Keeps how the caller likes the list: what is sent replaces what was.' })
  keepListLook(@Context() ctx: Ctx, @Arg('input', () => KeepListLookInput) input: KeepListLook) {
    return service.keep(ctx, input)
  }
}
