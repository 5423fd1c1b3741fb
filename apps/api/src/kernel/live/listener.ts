import type { FastifyBaseLogger } from 'fastify'
import pg from 'pg'
import { clientOptions, type Connection } from '../database.ts'

const againMilliseconds = 2000
/** Commits that come close together are told together. */
const restMilliseconds = 50

export interface Listener {
  /** Tells the other processes that something was committed. */
  tell: () => void
  stop: () => Promise<void>
}

/**
 * Calls `heard` when another process says that it has committed something. Only a hint, and lost with the connection: who
 * needs to be sure looks by himself once in a while. A lost connection is opened again.
 */
export function listen(connection: Connection, log: FastifyBaseLogger, heard: () => void): Listener {
  const state: { client: pg.Client | null; stopped: boolean; again: NodeJS.Timeout | null } = {
    client: null,
    stopped: false,
    again: null,
  }

  async function open(): Promise<void> {
    const client = new pg.Client({ ...clientOptions(connection), database: connection.database, keepAlive: true })
    state.client = client
    const own = client as typeof client & { processID: number }
    client.on('notification', ({ processId }) => void (processId !== own.processID && heard()))
    client.on('error', () => {})
    client.once('end', retry)
    await client.connect()
    // a hint need not be on the disk, and who waits for the disk lets all others wait who have one to give
    await client.query('set synchronous_commit = off; listen outbox')
    heard() // something may have come while nobody listened
  }

  function retry(): void {
    if (state.stopped || state.again) return
    state.again = setTimeout(() => {
      state.again = null
      void open().catch((error: unknown) => {
        log.warn({ err: error }, 'outbox listener')
        retry()
      })
    }, againMilliseconds)
  }

  let resting: NodeJS.Timeout | null = null
  let hasMore = false
  function tell(): void {
    hasMore = resting !== null
    if (hasMore || state.stopped) return
    state.client?.query('notify outbox').catch(() => {})
    resting = setTimeout(() => {
      resting = null
      if (hasMore) tell()
    }, restMilliseconds).unref()
  }

  void open().catch(retry)
  return {
    tell,
    stop: async () => {
      state.stopped = true
      if (state.again) clearTimeout(state.again)
      await state.client?.end().catch(() => {})
    },
  }
}
