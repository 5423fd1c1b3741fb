import type pg from 'pg'

/** How a connection takes statements: a text with or without values, or what the driver itself makes of them. */
export type Query = (...args: readonly unknown[]) => unknown

/** Puts something around every statement of a pool, where all libraries meet. */
export function wrapQueries(pool: pg.Pool, wrap: (query: Query, client: pg.PoolClient) => Query): void {
  pool.on('connect', (client) => {
    const query = wrap(client.query.bind(client) as Query, client)
    Object.defineProperty(client, 'query', { value: query, configurable: true, writable: true })
  })
}
