import { totalmem } from 'node:os'

const megabyte = 1024 * 1024
/** Enough for the demo network, and for tests that run several servers side by side. */
const least = 128
/** Holds a network of a million documents; more is for those who run a PostgreSQL of their own. */
const most = 2048

/** What this process may use: of a container its limit, which is 0 or beyond all memory where there is none. */
const memoryAtHand = () => Math.min(process.constrainedMemory() || Infinity, totalmem())

/** PostgreSQL's cache: a quarter of the memory, as its manual advises. It takes pages only as it comes to use them. */
export function memorySettings({ durable, bytes = memoryAtHand() }: { durable: boolean; bytes?: number }): string[] {
  const quarter = Math.floor(bytes / 4 / megabyte)
  const cache = durable ? Math.min(Math.max(quarter, least), most) : least
  return [`shared_buffers=${cache}MB`, `effective_cache_size=${Math.max(2 * quarter, cache)}MB`]
}
