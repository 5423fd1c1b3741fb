import type { Ctx } from './context.ts'

/** Work that every process looks for every few seconds: it locks what it takes (SKIP LOCKED), so that two never do the same. */
export interface RecurringTask {
  name: string
  everySeconds: number
  /** One batch in one transaction under the jobs' scope; true when there may be more at once. */
  run: (ctx: Ctx) => Promise<boolean>
}
