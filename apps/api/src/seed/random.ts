/** A small seeded generator (mulberry32): the demo network is the same on every machine. */
export function randomFrom(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    between: (low: number, high: number) => low + below(high - low + 1),
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    chance: (share: number) => next() < share,
    /** Some of the list, in its order, at least one. */
    some: <T>(list: readonly T[]): T[] => {
      const chosen = list.filter(() => next() < 0.6)
      return chosen.length > 0 ? chosen : [list[below(list.length)] as T]
    },
  }
}
export type Random = ReturnType<typeof randomFrom>
