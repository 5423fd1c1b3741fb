import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'

/** What the statements of one operation have cost so far. */
export interface StatementTime {
  statements: number
  milliseconds: number
}

const current = new AsyncLocalStorage<StatementTime>()

/** Runs work whose statements are counted into `time`. */
export const countingStatements = <T>(time: StatementTime, work: () => T): T => current.run(time, work)

/** Measures every statement of a pool, where all libraries meet: its text and values stay unseen. */
export function measureStatements(pool: pg.Pool): void {
  pool.on('connect', (client) => {
    const query: (...args: unknown[]) => unknown = client.query
    const measured = (...args: unknown[]): unknown => {
      const time = current.getStore()
      const started = performance.now()
      const result: unknown = Reflect.apply(query, client, args)
      if (time && result instanceof Promise) {
        const note = () => {
          time.statements += 1
          time.milliseconds += performance.now() - started
        }
        result.then(note, note)
      }
      return result
    }
    Object.defineProperty(client, 'query', { value: measured, configurable: true, writable: true })
  })
}
