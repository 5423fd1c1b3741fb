/** Keeps what was used last, bounded by number and by size: nobody can grow it by asking ever new things. */
export class PlanCache<V> {
  private readonly entries = new Map<string, { value: V; size: number }>()
  private size = 0

  /** @param most entries, and characters of all keys and sizes together */
  constructor(private readonly most: { entries: number; size: number }) {}

  find(key: string): V | undefined {
    const known = this.entries.get(key)
    if (!known) return undefined
    this.entries.delete(key)
    this.entries.set(key, known)
    return known.value
  }

  /** What stands under the key, or what `make` gives; `size` says roughly how many characters it holds. */
  take(key: string, make: () => V, size: (value: V) => number): V {
    if (this.entries.has(key)) return this.find(key) as V
    const value = make()
    this.put(key, value, key.length + size(value))
    return value
  }

  get length(): number {
    return this.entries.size
  }

  private put(key: string, value: V, size: number): void {
    if (size > this.most.size / 10) return
    this.entries.set(key, { value, size })
    this.size += size
    for (const [oldest, entry] of this.entries) {
      if (this.entries.size <= this.most.entries && this.size <= this.most.size) return
      this.entries.delete(oldest)
      this.size -= entry.size
    }
  }
}
