import type { FastifyBaseLogger } from 'fastify'
import { mayAsk } from '../access.ts'
import type { Actor } from '../context.ts'
import { AppError } from '../errors.ts'
import { liveSpec } from './live-types.ts'
import { pageOfEvents, type LiveEvent, type Positions } from './positions.ts'
import { LiveStream } from './stream.ts'

export interface HubOptions {
  positions: Positions
  log: FastifyBaseLogger
  /** Who the sessions speak for now; one that has ended, or whose person is no longer let in, is missing. */
  actorsOf: (sessionIds: readonly string[]) => Promise<Map<string, Actor>>
  /** Of these events those whose rows the actor may see now, asked under his own database role. */
  visibleTo: (actor: Actor, events: readonly LiveEvent[]) => Promise<LiveEvent[]>
}

const mostStreams = { person: 10, process: 2000 }
const tickMilliseconds = 1000
/** Events that come close together are looked at together. */
const restMilliseconds = 100
const beatTicks = 15
const mostRemembered = 2000
const atOnce = 3

/**
 * Carries events to subscribers, one round at a time: new events first, then who the sessions speak for, then what each may
 * see. So an event that was committed after somebody lost his right never reaches him, and nobody is trusted for longer than
 * a round.
 */
export class LiveHub {
  private readonly streams = new Set<LiveStream>()
  private recent: LiveEvent[] = []
  /** `recent` holds every event after this position. */
  private recentFrom = 0
  private head = 0
  private ticks = 0
  private running: Promise<void> | null = null
  private asked = false
  private closed = false
  private readonly timer: NodeJS.Timeout

  constructor(private readonly options: HubOptions) {
    this.timer = setInterval(() => this.tick(), tickMilliseconds)
  }

  /** Opens a stream that goes on after `afterEventId`, or begins now. */
  async open(
    actor: Actor,
    asked: { afterEventId: string | null; types: readonly string[] | null },
  ): Promise<LiveStream> {
    const head = await this.options.positions.advance()
    const after = asked.afterEventId === null ? head : Number(asked.afterEventId)
    // what lies before the oldest event, or comes from another database, cannot be made up for: the page begins anew
    const isKnown = after <= head && (after === head || after >= (await this.options.positions.oldest()))
    this.mustHaveRoom(actor)
    const stream = new LiveStream({
      sessionId: actor.sessionId ?? '',
      userId: actor.userId,
      types: asked.types && new Set(asked.types),
      position: isKnown ? after : head,
    })
    stream.say(isKnown ? 'READY' : 'RESET')
    this.streams.add(stream)
    this.kick()
    return stream
  }

  private mustHaveRoom({ userId }: Actor): void {
    const mine = [...this.streams].filter((stream) => stream.userId === userId).length
    if (this.closed || mine >= mostStreams.person || this.streams.size >= mostStreams.process)
      throw new AppError('RATE_LIMITED', 'limited', { limit: 'streams', maximum: mostStreams.person })
  }

  leave(stream: LiveStream): void {
    stream.end()
    this.streams.delete(stream)
  }

  /** Something was committed. */
  kick(): void {
    this.asked = true
    this.running ??= this.rounds().finally(() => (this.running = null))
  }

  async close(): Promise<void> {
    this.closed = true
    clearInterval(this.timer)
    for (const stream of this.streams) this.leave(stream)
    await this.running
  }

  private tick(): void {
    this.ticks += 1
    if (this.ticks % beatTicks === 0) for (const stream of this.streams) stream.say('BEAT')
    if (this.streams.size > 0) this.kick()
  }

  private async rounds(): Promise<void> {
    while (this.asked && !this.closed) {
      this.asked = false
      await this.round().catch((error: unknown) => this.options.log.error({ err: error }, 'live updates'))
      await new Promise((resolve) => setTimeout(resolve, restMilliseconds))
    }
  }

  private async round(): Promise<void> {
    await this.remember()
    if (this.streams.size === 0) return
    const streams = [...this.streams]
    const actors = await this.options.actorsOf([...new Set(streams.map(({ sessionId }) => sessionId))])
    for (let index = 0; index < streams.length; index += atOnce)
      await Promise.all(streams.slice(index, index + atOnce).map((stream) => this.serve(stream, actors)))
  }

  private async remember(): Promise<void> {
    const head = await this.options.positions.advance()
    if (this.recentFrom === 0 && this.recent.length === 0) this.recentFrom = this.head = head
    while (this.head < head) {
      const page = await this.options.positions.after(this.head)
      this.recent.push(...page)
      this.head = page.at(-1)?.position ?? head
    }
    const forgotten = this.recent.splice(0, Math.max(0, this.recent.length - mostRemembered))
    this.recentFrom = forgotten.at(-1)?.position ?? this.recentFrom
  }

  private async serve(stream: LiveStream, actors: ReadonlyMap<string, Actor>): Promise<void> {
    const actor = actors.get(stream.sessionId)
    if (!actor || stream.ended) return this.leave(stream)
    const page = await this.after(stream.position)
    const last = page.at(-1)
    if (!last) return
    const wanted = page.filter((event) => isFor(event, stream, actor))
    for (const event of await this.options.visibleTo(actor, wanted)) stream.tell(event)
    stream.position = last.position
    if (last.position < this.head) this.asked = true
  }

  private async after(position: number): Promise<LiveEvent[]> {
    if (position < this.recentFrom) return this.options.positions.after(position)
    return this.recent.filter((event) => event.position > position).slice(0, pageOfEvents)
  }
}

/** What can be ruled out without asking the database. */
function isFor({ type, userId }: LiveEvent, { types }: LiveStream, actor: Actor): boolean {
  if (types && !types.has(type)) return false
  if (userId !== undefined && userId !== actor.userId) return false
  const spec = liveSpec(type)
  return spec !== null && mayAsk(actor, spec.read)
}
