import type { FastifyBaseLogger } from 'fastify'

export interface Ticker {
  /** Runs at once instead of at the next tick. */
  kick: () => void
  /** After what is running has ended. */
  stop: () => Promise<void>
}

interface Ticking {
  name: string
  milliseconds: number
  log: FastifyBaseLogger
}

/** Runs `work` at each tick and when kicked, never twice at once in this process. */
export function startTicker({ name, milliseconds, log }: Ticking, work: () => Promise<void>): Ticker {
  let running: Promise<void> | null = null
  let stopped = false
  const kick = () => {
    if (stopped) return // whoever still works while the program ends need not be followed by more
    running ??= work()
      .catch((error: unknown) => log.error({ err: error }, name))
      .finally(() => (running = null))
  }
  const timer = setInterval(kick, milliseconds)
  return {
    kick,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
