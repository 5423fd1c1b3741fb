import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { RateLimiterClusterMaster } from 'rate-limiter-flexible'

/** The halves of the program: it answers requests, and it works in the background (jobs, events, schedules, audit chain). */
export interface Parts {
  answers: boolean
  works: boolean
}

/** What this process is. With one worker it is everything; with more the first one works and the others answer. */
export const partsOf = (workers: number): Parts =>
  workers === 1 ? { answers: true, works: true } : { answers: cluster.isWorker, works: cluster.isPrimary }

const committed = 'committed'
/** Tells the process that works that events may wait in the outbox. */
export const tellOfCommit = (): void => void (process.connected && process.send?.(committed))

const againMilliseconds = 1000
const graceMilliseconds = 20_000

interface Processes {
  /** After every process has finished what it was answering. */
  stop: () => Promise<void>
}

/**
 * Starts the processes that answer requests, on one port. One that dies is replaced; when one does not start at all, the
 * start fails. This process counts for all of them how often somebody asks (kernel/shared-count.ts).
 */
export async function startAnswering(
  count: number,
  { log, onCommit }: { log: FastifyBaseLogger; onCommit: () => void },
): Promise<Processes> {
  void new RateLimiterClusterMaster()
  const running = new Set<Worker>()
  let stopping = false

  async function open(): Promise<void> {
    const worker = cluster.fork()
    running.add(worker)
    worker.on('error', () => {}) // an answer to a process that has just died
    worker.on('message', (message) => message === committed && onCommit())
    const exited = once(worker, 'exit').then(() => running.delete(worker))
    const started = await Promise.race([once(worker, 'listening').then(() => true), exited.then(() => false)])
    if (!started) throw new Error(`process ${worker.process.pid} did not start`)
    void exited.then(() => replace(worker))
  }

  async function replace({ process: { pid, exitCode, signalCode } }: Worker): Promise<void> {
    while (!stopping) {
      log.error({ pid, exitCode, signalCode }, 'a process that answers requests has ended')
      await sleep(againMilliseconds)
      if (stopping) return
      const isOpen = await open().then(
        () => true,
        () => false,
      )
      if (isOpen) return
    }
  }

  async function end(worker: Worker): Promise<void> {
    const exited = once(worker, 'exit')
    worker.process.kill('SIGTERM')
    const patience = setTimeout(() => worker.process.kill('SIGKILL'), graceMilliseconds)
    await exited
    clearTimeout(patience)
  }

  const stop = async () => {
    stopping = true
    await Promise.all([...running].map(end))
  }
  try {
    await Promise.all(Array.from({ length: count }, open))
  } catch (error) {
    await stop()
    throw error
  }
  return { stop }
}
