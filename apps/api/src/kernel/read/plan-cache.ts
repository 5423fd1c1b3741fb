/** Keeps what was used last, bounded by number and by size: nobody can grow it by asking ever new things. */
export class PlanCache<V> {
  private readonly entries = new Map<string, { value: V; bytes: number }>()
  private bytes = 0

  /** @param most entries, and bytes of all of them together */
  constructor(private readonly most: { entries: number; bytes: number }) {}

  find(key: string): V | undefined {
    const known = this.entries.get(key)
    if (!known) return undefined
    this.entries.delete(key)
    this.entries.set(key, known)
    return known.value
  }

  /** What stands under the key, or what `make` gives; `bytesOf` says roughly how much memory it holds on to. */
  take(key: string, make: () => V, bytesOf: (value: V) => number): V {
    if (this.entries.has(key)) return this.find(key) as V
    const value = make()
    this.put(key, value, key.length + bytesOf(value))
    return value
  }

  get length(): number {
    return this.entries.size
  }

  private put(key: string, value: V, bytes: number): void {
    if (bytes > this.most.bytes / 10) return
    this.entries.set(key, { value, bytes })
    this.bytes += bytes
    for (const [oldest, entry] of this.entries) {
      if (this.entries.size <= this.most.entries && this.bytes <= this.most.bytes) return
      this.entries.delete(oldest)
      this.bytes -= entry.bytes
    }
  }
}
