import type { Actor } from '../context.ts'

/** Less than the second within which an ended session must be out, also when another process ended it (security.md 7). */
const keptMilliseconds = 800
const mostKept = 10_000

interface Kept {
  actor: Promise<Actor | null>
  askedAt: number
  /** The program's own moment, which tests may move. */
  moment: number
}

/**
 * Who speaks with which session, for less than a second: a page asks several times at once. Whatever this process writes
 * empties it, so that its own changes take effect with the next request.
 */
export class ActorCache {
  private kept = new Map<string, Kept>()

  async take(key: string, now: Date, load: () => Promise<Actor | null>): Promise<Actor | null> {
    const askedAt = performance.now()
    const before = this.kept.get(key)
    if (before && isFresh(before, askedAt, now)) return before.actor
    const { kept } = this
    const actor = load()
    if (kept.size >= mostKept) kept.clear()
    kept.set(key, { actor, askedAt, moment: now.getTime() })
    // nobody, and failures, are asked for anew
    const drop = () => void (kept.get(key)?.actor === actor && kept.delete(key))
    actor.then((found) => found ?? drop(), drop)
    return actor
  }

  /** What is being loaded now counts for those who wait for it and is not kept. */
  forget(): void {
    if (this.kept.size > 0) this.kept = new Map()
  }
}

const isFresh = ({ askedAt, moment }: Kept, at: number, now: Date) =>
  at - askedAt < keptMilliseconds && Math.abs(now.getTime() - moment) < keptMilliseconds
