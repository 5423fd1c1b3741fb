import type { Density, KeepListLook } from '@stationmaster/contracts/lists'
import type { Ctx } from '../../kernel/context.ts'
import { errors } from '../../kernel/errors.ts'
import { ListDensity, ListLook } from './list-look.entity.ts'

export interface Look {
  list: string
  columns: string
  density: Density | null
}

function ownId({ actor }: Ctx): string {
  if (!actor) throw errors.UNAUTHENTICATED()
  return actor.userId
}

export async function lookOf(ctx: Ctx, list: string): Promise<Look> {
  const userId = ownId(ctx)
  const look = await ctx.em.findOne(ListLook, { userId, list })
  const height = await ctx.em.findOne(ListDensity, { userId })
  return { list, columns: look?.columns ?? '', density: height?.density ?? null }
}

/** Keeps what is sent; empty columns are the usual ones again. */
export async function keep(ctx: Ctx, { list, columns, density }: KeepListLook): Promise<Look> {
  const userId = ownId(ctx)
  if (columns) await ctx.em.upsert(ListLook, { userId, list, columns })
  else if (columns === '') await ctx.em.nativeDelete(ListLook, { userId, list })
  if (density) await ctx.em.upsert(ListDensity, { userId, density })
  return lookOf(ctx, list)
}
