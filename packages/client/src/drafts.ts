/** What a form held when it was last kept: only the fields that differ from the record. */
export interface KeptDraft {
  /** Milliseconds since 1970. */
  at: number
  /** Version of the record that was edited; none for a create. */
  version?: number | undefined
  values: Record<string, unknown>
}

const PREFIX = 'stationmaster.draft.'
const LONGEST_MS = 7 * 86_400_000
const SECRET = /password|secret|token/i

const nameOf = (userId: string, form: string) => `${PREFIX}${userId}.${form}`

function isDraft(value: unknown): value is KeptDraft {
  const { at, values } = (value ?? {}) as Partial<KeptDraft>
  return typeof at === 'number' && typeof values === 'object' && values !== null
}

/** Private windows may refuse storage, and it may be full; forms then go without drafts. */
function quietly<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** The draft of one form of one person, in this browser only. Fields that hold secrets are never kept. */
export function draftStore(userId: string, form: string) {
  const name = nameOf(userId, form)
  const drop = () => quietly(() => localStorage.removeItem(name))
  return {
    keep: ({ values, ...rest }: KeptDraft) => {
      const kept = Object.fromEntries(Object.entries(values).filter(([key]) => !SECRET.test(key)))
      quietly(() => localStorage.setItem(name, JSON.stringify({ ...rest, values: kept })))
    },
    /** The draft, unless it is older than a week at `now`. */
    read: (now: number): KeptDraft | undefined => {
      const found: unknown = quietly(() => JSON.parse(localStorage.getItem(name) ?? 'null'))
      if (!isDraft(found)) return undefined
      if (now - found.at <= LONGEST_MS) return found
      drop()
      return undefined
    },
    drop,
  }
}

/** Takes every draft of this person out of the browser, as when he signs out. */
export function dropDrafts(userId: string): void {
  quietly(() => {
    const names = Array.from({ length: localStorage.length }, (_, at) => localStorage.key(at) ?? '')
    for (const name of names) if (name.startsWith(nameOf(userId, ''))) localStorage.removeItem(name)
  })
}
