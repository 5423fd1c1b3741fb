import {
  deleteView,
  renameView,
  saveView,
  setDefaultView,
  shareView,
  type DeleteView,
  type RenameView,
  type SaveView,
  type SetDefaultView,
  type ShareView,
} from '@stationmaster/contracts/lists'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, ID, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may } from './saved-view.access.ts'
import { savedViewList } from './saved-view.list.ts'
import * as service from './saved-view.service.ts'
import { SavedViewType } from './saved-view.types.ts'

const SaveViewInput = inputType('SaveViewInput', saveView, 'SavedView')
const RenameViewInput = inputType('RenameViewInput', renameView, 'SavedView')
const ShareViewInput = inputType('ShareViewInput', shareView, 'SavedView')
const DeleteViewInput = inputType('DeleteViewInput', deleteView, 'SavedView')
const SetDefaultViewInput = inputType('SetDefaultViewInput', setDefaultView, 'SavedView')

@Resolver(() => SavedViewType)
export class SavedViewResolver {
  @Allow(may.USE)
  @Query(() => savedViewList.Page, { description: 'The caller’s own views, and those shared with one of his roles.' })
  savedViews(@Context() ctx: Ctx, @Args(() => savedViewList.Arguments) args: object, @Info() info: GraphQLResolveInfo) {
    return savedViewList.run(ctx, args, info)
  }

  @Allow(may.USE)
  @Mutation(() => SavedViewType, { description: 'Keeps how the caller sees a list. Send an Idempotency-Key.' })
  saveView(@Context() ctx: Ctx, @Arg('input', () => SaveViewInput) input: SaveView) {
    return service.save(ctx, input)
  }

  @Allow(may.USE)
  @Mutation(() => SavedViewType, { description: 'Gives an own view another name.' })
  renameView(@Context() ctx: Ctx, @Arg('input', () => RenameViewInput) input: RenameView) {
    return service.rename(ctx, input)
  }

  @Allow(may.USE)
  @Mutation(() => SavedViewType, { description: 'Shows an own view to everybody of a role, or to nobody else.' })
  shareView(@Context() ctx: Ctx, @Arg('input', () => ShareViewInput) input: ShareView) {
    return service.share(ctx, input)
  }

  @Allow(may.USE)
  @Mutation(() => ID, { description: 'Removes an own view; answers with its id.' })
  deleteView(@Context() ctx: Ctx, @Arg('input', () => DeleteViewInput) input: DeleteView) {
    return service.remove(ctx, input)
  }

  @Allow(may.USE)
  @Mutation(() => SavedViewType, { nullable: true, description: 'Chooses the view that opens with a list, or none.' })
  setDefaultView(@Context() ctx: Ctx, @Arg('input', () => SetDefaultViewInput) input: SetDefaultView) {
    return service.setDefault(ctx, input)
  }
}
