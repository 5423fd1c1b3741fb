import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'
import { wrapQueries, type Query } from '../pool-queries.ts'

/** What the statements of one operation have cost so far. */
export interface StatementTime {
  statements: number
  milliseconds: number
}

const current = new AsyncLocalStorage<StatementTime>()

/** Runs work whose statements are counted into `time`. */
export const countingStatements = <T>(time: StatementTime, work: () => T): T => current.run(time, work)

/** Measures every statement of a pool: its text and values stay unseen. */
export const measureStatements = (pool: pg.Pool): void => wrapQueries(pool, measured)

const measured =
  (query: Query): Query =>
  (...args) => {
    const time = current.getStore()
    const started = performance.now()
    const result = query(...args)
    if (time && result instanceof Promise) {
      const note = () => {
        time.statements += 1
        time.milliseconds += performance.now() - started
      }
      result.then(note, note)
    }
    return result
  }
