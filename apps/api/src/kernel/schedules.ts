import type { FastifyBaseLogger } from 'fastify'
import type { PgBoss } from 'pg-boss'
import { systemCaller, type Ctx } from './context.ts'
import { defaultZone } from './clock.ts'
import { withScope } from './scope.ts'
import type { Services } from './services.ts'
import { startTicker, type Ticker } from './ticker.ts'

/**
 * What runs by the clock. With `cron` (five fields, Asia/Shanghai) one process of all runs it, and what is late because
 * the program was not running is not made up for. `everySeconds` is for what people wait for: cron cannot do less than a
 * minute. Then every process looks, and two must not do the same: lock the rows that are taken (SKIP LOCKED).
 */
export type Schedule = {
  /** Never changes: the queue has its name. */
  name: string
  /** Opens its own transactions; safe to repeat, since a run that fails is made up for by the next one. */
  run: () => Promise<void>
} & ({ cron: string } | { everySeconds: number })

/** Starts them all. `stop` waits for what is running by seconds; what cron starts comes through `queues`. */
export async function startSchedules(
  boss: PgBoss,
  schedules: readonly Schedule[],
  log: FastifyBaseLogger,
): Promise<{ queues: readonly string[]; stop: () => Promise<void> }> {
  const tickers: Ticker[] = []
  const queues: string[] = []
  for (const schedule of schedules) {
    const { name, run } = schedule
    if ('everySeconds' in schedule)
      tickers.push(startTicker({ name, milliseconds: schedule.everySeconds * 1000, log }, run))
    else queues.push(await startCron(boss, schedule, log))
  }
  return { queues, stop: async () => void (await Promise.all(tickers.map((ticker) => ticker.stop()))) }
}

async function startCron(boss: PgBoss, { name, cron, run }: Schedule & { cron: string }, log: FastifyBaseLogger) {
  const queue = `schedule.${name}`
  if (!(await boss.getQueue(queue))) await boss.createQueue(queue, { retryLimit: 0, expireInSeconds: 3600 })
  await boss.schedule(queue, cron, null, { tz: defaultZone })
  await boss.work(queue, { pollingIntervalSeconds: 2 }, async () => {
    await run().catch((error: unknown) => log.error({ err: error, schedule: name }, 'schedule'))
  })
  return queue
}

/** One transaction per batch under the jobs' scope, until `batch` answers that nothing is left to do. */
export async function inBatches(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  batch: (ctx: Ctx) => Promise<boolean>,
): Promise<void> {
  while (await withScope(database, systemCaller(clock), batch));
}
