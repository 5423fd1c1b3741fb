import { systemCaller, type Ctx } from '../../kernel/context.ts'
import { withScope } from '../../kernel/scope.ts'
import type { Services } from '../../kernel/services.ts'
import { addMinutes } from '../../kernel/clock.ts'
import {
  adoptStrays,
  expiredFiles,
  keepForGood,
  markUnused,
  removeBlob,
  removeFile,
  unusedBlobs,
} from './file-clearing.report.ts'

/** PostgreSQL: another row still points at it. */
const isPointedAt = (error: unknown) => (error as { code?: string }).code === '23503'

/**
 * Removes exported files whose day is over, then bytes that nothing points at. Bytes are marked an hour before they go: who
 * sends the same ones meanwhile takes the mark away, and neither loses them nor waits.
 */
export async function clearFiles(services: Services): Promise<void> {
  const { database, clock, files } = services
  const inSystem = <T>(run: (ctx: Ctx) => Promise<T>) => withScope(database, systemCaller(clock), run)

  for (const { id } of await inSystem(expiredFiles))
    await inSystem((ctx) => removeFile(ctx, id)).catch(async (error: unknown) => {
      if (!isPointedAt(error)) throw error
      await inSystem((ctx) => keepForGood(ctx, id)) // somebody has attached it to a comment
    })
  for (const { sha256 } of await inSystem(unusedBlobs))
    // the bytes go before the commit: who sees the row no more knows that they are gone
    await inSystem(async (ctx) => {
      if (await removeBlob(ctx, sha256)) await files.remove(sha256)
    }).catch((error: unknown) => {
      if (!isPointedAt(error)) throw error
    })
  await inSystem(markUnused)
}

/**
 * Once a day: bytes in the store that no row knows, since the transaction that would have told of them was refused. They get
 * a row that says "unused", and go the way of the others.
 */
export async function findStrays({ database, clock, files }: Services): Promise<void> {
  for await (const page of files.kept()) {
    const old = page.filter(({ keptAt }) => keptAt < addMinutes(clock.now(), -24 * 60))
    if (old.length > 0) await withScope(database, systemCaller(clock), (ctx) => adoptStrays(ctx, old))
  }
}
