import type { Socket } from 'node:net'
import type pg from 'pg'

/** Called before each statement: what is sent in one turn of the event loop is written at once, since each write wakes PostgreSQL up. */
export function writingTogether(client: pg.Client | pg.PoolClient): () => void {
  const { connection } = client as typeof client & { connection: { stream: Socket } }
  let isCorked = false
  return () => {
    if (isCorked) return
    const { stream } = connection
    isCorked = true
    stream.cork()
    setImmediate(() => {
      isCorked = false
      stream.uncork()
    })
  }
}
