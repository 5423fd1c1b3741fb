import { startLive, type LiveEvent } from '@stationmaster/client'
import type { QueryClient } from '@tanstack/vue-query'
import { isAffected } from './affected.ts'

/** Changes that come close together are loaded together; a little apart from other readers of the same rows. */
const gatherMilliseconds = 250
const spreadMilliseconds = 500

/** Loads again what open pages show of records that others change. Answers with how to stop. */
export function followChanges(queries: QueryClient): () => void {
  let gathered: LiveEvent[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  function load(): void {
    const changes = gathered
    gathered = []
    timer = undefined
    const isAll = changes.some(({ kind }) => kind === 'RESET')
    void queries.invalidateQueries({ predicate: (query) => isAll || isAffected(query, changes) })
  }

  const stop = startLive((event) => {
    gathered.push(event)
    timer ??= setTimeout(load, gatherMilliseconds + Math.random() * spreadMilliseconds)
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}
