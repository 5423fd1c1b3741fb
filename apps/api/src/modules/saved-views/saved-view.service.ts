import type { DeleteView, RenameView, SaveView, SetDefaultView, ShareView } from '@stationmaster/contracts/lists'
import { loadToChange } from '../../kernel/change.ts'
import { personOf, type Ctx } from '../../kernel/context.ts'
import { errors as commonErrors } from '../../kernel/errors.ts'
import { DefaultView, SavedView } from './saved-view.entity.ts'
import { errors, mustHaveRoom, mustReach } from './saved-view.rules.ts'

async function mustBeFree(ctx: Ctx, view: Pick<SavedView, 'ownerId' | 'list' | 'name'>): Promise<void> {
  if (await ctx.em.count(SavedView, view)) throw errors.NAME_TAKEN({ name: view.name })
}

export async function save(ctx: Ctx, { list, name, state }: SaveView): Promise<SavedView> {
  const { userId: ownerId, name: ownerName, scope } = personOf(ctx)
  mustHaveRoom(await ctx.em.count(SavedView, { ownerId, list }))
  await mustBeFree(ctx, { ownerId, list, name })
  const stationId = scope.as === 'station' ? scope.stationId : null
  return ctx.em.create(SavedView, { ownerId, ownerName, stationId, list, name, state })
}

/** Of a view that is shared with the caller he is no owner: row scope lets him read it and not lock it. */
const load = (ctx: Ctx, { id, expectedVersion }: DeleteView) => loadToChange(ctx, SavedView, id, expectedVersion)

export async function rename(ctx: Ctx, { name, ...step }: RenameView): Promise<SavedView> {
  const view = await load(ctx, step)
  if (name !== view.name) await mustBeFree(ctx, { ownerId: view.ownerId, list: view.list, name })
  return Object.assign(view, { name })
}

export async function share(ctx: Ctx, { role = null, ...step }: ShareView): Promise<SavedView> {
  const view = await load(ctx, step)
  mustReach(personOf(ctx).audience, role)
  return Object.assign(view, { sharedRole: role })
}

/** Whoever had it as his default gets the whole list again. */
export async function remove(ctx: Ctx, step: DeleteView): Promise<string> {
  const view = await load(ctx, step)
  ctx.em.remove(view)
  return step.id
}

export async function setDefault(ctx: Ctx, { list, viewId = null }: SetDefaultView): Promise<SavedView | null> {
  const { userId } = personOf(ctx)
  if (viewId === null) {
    await ctx.em.nativeDelete(DefaultView, { userId, list })
    return null
  }
  const view = await ctx.em.findOne(SavedView, { id: viewId, list })
  if (!view) throw commonErrors.NOT_FOUND()
  await ctx.em.upsert(DefaultView, { userId, list, viewId })
  return view
}
