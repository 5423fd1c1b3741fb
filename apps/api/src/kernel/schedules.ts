import type { FastifyBaseLogger } from 'fastify'
import type { PgBoss } from 'pg-boss'
import { defaultZone } from './clock.ts'

export interface Schedule {
  /** Never changes: the queue has its name. */
  name: string
  /** Five fields of cron, in Asia/Shanghai. */
  cron: string
  /** Opens its own transactions; safe to repeat, since a run that fails is made up for by the next one. */
  run: () => Promise<void>
}

/** Each run goes to one process; what is late (the program was not running) is not made up for. */
export async function startSchedules(
  boss: PgBoss,
  schedules: readonly Schedule[],
  log: FastifyBaseLogger,
): Promise<void> {
  for (const { name, cron, run } of schedules) {
    const queue = `schedule.${name}`
    if (!(await boss.getQueue(queue))) await boss.createQueue(queue, { retryLimit: 0, expireInSeconds: 3600 })
    await boss.schedule(queue, cron, null, { tz: defaultZone })
    await boss.work(queue, { pollingIntervalSeconds: 2 }, async () => {
      await run().catch((error: unknown) => log.error({ err: error, schedule: name }, 'schedule'))
    })
  }
}
