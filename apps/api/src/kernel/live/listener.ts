import type { FastifyBaseLogger } from 'fastify'
import pg from 'pg'
import { clientOptions, type Connection } from '../database.ts'

const againMilliseconds = 2000

/**
 * Calls `heard` when a transaction that wrote to the outbox has committed, in whichever process. Only a hint: who needs to
 * be sure looks by himself once in a while. A lost connection is opened again.
 */
export function listen(
  connection: Connection,
  log: FastifyBaseLogger,
  heard: () => void,
): { stop: () => Promise<void> } {
  const state: { client: pg.Client | null; stopped: boolean; again: NodeJS.Timeout | null } = {
    client: null,
    stopped: false,
    again: null,
  }

  async function open(): Promise<void> {
    const client = new pg.Client({ ...clientOptions(connection), database: connection.database, keepAlive: true })
    state.client = client
    client.on('notification', heard)
    client.on('error', () => {})
    client.once('end', retry)
    await client.connect()
    await client.query('listen outbox')
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

  void open().catch(retry)
  return {
    stop: async () => {
      state.stopped = true
      if (state.again) clearTimeout(state.again)
      await state.client?.end().catch(() => {})
    },
  }
}
