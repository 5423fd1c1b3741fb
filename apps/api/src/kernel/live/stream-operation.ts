import type { Caller } from '../context.ts'
import { errors } from '../errors.ts'
import type { LiveHub } from './hub.ts'
import type { LiveMessage, LiveStream } from './stream.ts'

export interface LiveAsked {
  afterEventId: string | null
  types: readonly string[] | null
}

/** What a subscription works with: the context value of its operation. */
export type StreamContext = {
  caller: Caller
  open: (asked: LiveAsked) => Promise<AsyncGenerator<LiveMessage>>
}

/** One subscription from its request to its end. */
export class StreamOperation {
  private stream: LiveStream | null = null
  private hasLeft = false

  constructor(
    readonly caller: Caller,
    private readonly hub: LiveHub,
  ) {}

  get context(): StreamContext {
    return { caller: this.caller, open: (asked) => this.open(asked) }
  }

  private async open(asked: LiveAsked): Promise<AsyncGenerator<LiveMessage>> {
    const { actor } = this.caller
    if (!actor) throw errors.UNAUTHENTICATED()
    this.stream = await this.hub.open(actor, asked)
    if (this.hasLeft) this.leave() // he went while it was being opened
    return this.stream.messages()
  }

  /** The reader has gone: the stream ends at once, not when its next message would have been due. */
  leave(): void {
    this.hasLeft = true
    if (this.stream) this.hub.leave(this.stream)
  }

  noteSent(): void {
    this.stream?.noteSent()
  }
}
