import { v7 } from 'uuid'
import type { Clock } from './clock.ts'
import { systemClock } from './clock.ts'

/** Fills and returns 16 bytes. */
export type RandomBytes = () => Uint8Array

/** UUID v7: ids sort by the time of their making. The clock and the randomness are inputs for tests. */
export function newId(clock: Clock = systemClock, random?: RandomBytes): string {
  // Left to itself the package also counts within a millisecond, which keeps ids of one process in order.
  if (clock === systemClock && random === undefined) return v7()
  return v7({ msecs: clock.now().getTime(), ...(random === undefined ? {} : { random: random() }) })
}

/** Any RFC 9562 version, lower or upper case, with dashes. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text)
}
