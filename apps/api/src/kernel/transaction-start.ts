import type pg from 'pg'
import { wrapQueries, type Query } from './pool-queries.ts'
import { writingTogether } from './write-together.ts'

const starts = /^(begin|start transaction( isolation level [a-z ]+)?( read only)?)$/
const ends = /^(commit|rollback)$/
const nothing = { command: '', rowCount: null, rows: [] }
/** The ORM's statement of the session's settings: role and caller. */
const areSettings = (text: string) => text.startsWith('select set_config(')

/**
 * The ORM begins a transaction and waits, says for whom and waits, and asks: each time a message to PostgreSQL and one back,
 * which cost more than what is in them. Here the first two go out with the third, and nobody waits for their answers. If
 * they fail, so does the third, whose transaction is aborted or whose login has no rights; what is thrown is the first
 * error. A transaction that asks nothing is never begun. The pool must be pipelined.
 */
export const joinStarts = (pool: pg.Pool): void => wrapQueries(pool, joined)

function joined(query: Query, client: pg.PoolClient): Query {
  const willWrite = writingTogether(client)
  let start: string | null = null
  let started: Promise<unknown> | null = null

  const send: Query = (...args) => {
    willWrite()
    return query(...args)
  }
  const begin = (text: string) => {
    start = null
    started = send(text) as Promise<unknown>
    started.catch(() => {}) // told by the statement that follows
  }
  async function sendFirst(...args: readonly unknown[]): Promise<unknown> {
    const before = started
    started = null
    try {
      return await send(...args)
    } catch (error) {
      await before
      throw error
    }
  }
  return (...args) => {
    const [text] = args
    if (typeof text !== 'string') return send(...args)
    if (starts.test(text)) {
      start = text
      return Promise.resolve(nothing)
    }
    if (start !== null) {
      if (ends.test(text)) {
        start = null
        return Promise.resolve(nothing)
      }
      begin(areSettings(text) ? `${start}; ${text}` : start)
      if (areSettings(text)) return Promise.resolve(nothing)
    }
    return started ? sendFirst(...args) : send(...args)
  }
}
