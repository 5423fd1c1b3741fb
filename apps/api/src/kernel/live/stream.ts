import type { LiveEvent } from './positions.ts'

export const liveKinds = ['READY', 'CHANGED', 'RESET', 'BEAT'] as const
export type LiveKind = (typeof liveKinds)[number]

/** What a subscriber receives: never more than which row, in which version. */
export interface LiveMessage {
  eventId: string
  kind: LiveKind
  type: string | null
  id: string | null
  version: number | null
}

interface Opening {
  sessionId: string
  userId: string
  /** Only these types; null for all. */
  types: ReadonlySet<string> | null
  position: number
}

/** Waiting messages after which a reader who does not keep up is let go; he comes back and reads on from where he was. */
const mostWaiting = 1000
/** Messages on their way to the socket; more are not handed out until some have been sent. */
const mostUnsent = 50

/** One subscriber: his place in the order, and what waits to be sent to him. */
export class LiveStream {
  readonly sessionId: string
  readonly userId: string
  readonly types: ReadonlySet<string> | null
  position: number
  ended = false
  private readonly waiting: LiveMessage[] = []
  private unsent = 0
  private wake = () => {}

  constructor({ sessionId, userId, types, position }: Opening) {
    this.sessionId = sessionId
    this.userId = userId
    this.types = types
    this.position = position
  }

  say(kind: LiveKind): void {
    this.put({ eventId: String(this.position), kind, type: null, id: null, version: null })
  }

  tell({ position, type, id, version }: LiveEvent): void {
    this.put({ eventId: String(position), kind: 'CHANGED', type, id, version })
  }

  private put(message: LiveMessage): void {
    if (this.ended) return
    if (this.waiting.length >= mostWaiting) return this.end()
    this.waiting.push(message)
    this.wake()
  }

  /** Nothing that still waits is sent any more: who has lost his session receives nothing of it. */
  end(): void {
    this.ended = true
    this.waiting.length = 0
    this.wake()
  }

  /** The socket has taken a message. */
  noteSent(): void {
    this.unsent -= 1
    this.wake()
  }

  async *messages(): AsyncGenerator<LiveMessage> {
    try {
      while (!this.ended) {
        const next = this.unsent < mostUnsent ? this.waiting.shift() : undefined
        if (next) {
          this.unsent += 1
          yield next
        } else await new Promise<void>((resolve) => (this.wake = resolve))
      }
    } finally {
      this.end()
    }
  }
}
