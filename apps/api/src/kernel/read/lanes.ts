import type pg from 'pg'
import { Lane, type Convoy, type Settings } from './lane.ts'
import type { Cells } from './cells.ts'
import type { Question } from './statement.ts'

export interface LaneOptions {
  /** A login that is a member of the role. */
  config: pg.ClientConfig
  role: string
  /** Connections at most. */
  most: number
}

/** Convoys on one connection at a time; what comes on top waits here, where it may still be given up. */
const deepest = 8
const idleMilliseconds = 20_000
/** When the server ends all connections at once, the next one tried may have gone as well without knowing it yet. */
const mostTries = 5

type Asked = Omit<Convoy, 'done' | 'failed'>
export interface Outcome {
  answers: Cells[][]
  /** What stopped the question that follows after `answers`. */
  error: Error | null
}

interface Waiting {
  asked: Asked
  isWanted: () => boolean
  finish: (outcome: Outcome) => void
  /** How often it has been sent, since a connection may break or have lost a prepared statement. */
  tries: number
}

const codeOf = (error: Error) => (error as { code?: string }).code

/** The connection has gone, not the question failed: reads may be asked again. */
const isLost = (error: Error) => {
  const code = codeOf(error)
  return code === undefined || code.startsWith('57P') || code.startsWith('08') || code.startsWith('E')
}
const hasLostStatement = (error: Error) => codeOf(error) === '26000'

/** The connections of one database role. Each serves this role and nothing else, as long as it lives. */
export class Lanes {
  private readonly lanes = new Set<Lane>()
  private readonly queue: Waiting[] = []
  private opening = 0
  private closed = false
  private readonly sweep: NodeJS.Timeout

  constructor(private readonly options: LaneOptions) {
    this.sweep = setInterval(() => this.closeUnused(), idleMilliseconds).unref()
  }

  /** Answers in the order of the questions, up to the first that failed. */
  ask(settings: Settings, questions: readonly Question[], isWanted: () => boolean): Promise<Outcome> {
    return new Promise((finish) => {
      this.place({ asked: { settings, questions }, isWanted, finish, tries: 0 })
    })
  }

  async close(): Promise<void> {
    this.closed = true
    clearInterval(this.sweep)
    await Promise.all([...this.lanes].map((lane) => lane.close()))
  }

  /** What nobody has used for a while goes back to the server. */
  private closeUnused(): void {
    for (const lane of this.lanes) {
      if (!lane.isUsed && lane.load === 0) {
        this.lanes.delete(lane)
        void lane.close()
      }
      lane.isUsed = false
    }
  }

  private place(waiting: Waiting): void {
    const lane = this.best()
    if (this.mayOpen() && lane?.load !== 0) void this.open()
    if (lane) this.send(lane, waiting)
    else this.queue.push(waiting)
  }

  /** The open connection with the least to do, unless all are busy to the brim. */
  private best(): Lane | null {
    let best: Lane | null = null
    for (const lane of this.lanes) if (lane.load < (best?.load ?? deepest)) best = lane
    return best
  }

  private mayOpen(): boolean {
    return this.lanes.size + this.opening < this.options.most
  }

  private async open(): Promise<void> {
    this.opening += 1
    try {
      const lane = await Lane.open(this.options.config, this.options.role, (lost) => this.lanes.delete(lost))
      if (this.closed) await lane.close()
      else this.lanes.add(lane)
    } catch (error) {
      if (this.lanes.size === 0) this.refuseAll(error as Error)
    } finally {
      this.opening -= 1
      this.drain()
    }
  }

  private refuseAll(error: Error): void {
    for (const { finish } of this.queue.splice(0)) finish({ answers: [], error })
  }

  private drain(): void {
    while (this.queue.length > 0) {
      const lane = this.best()
      if (!lane) {
        if (this.lanes.size + this.opening === 0) void this.open()
        return
      }
      const waiting = this.queue.shift() as Waiting
      if (waiting.isWanted()) this.send(lane, waiting)
      else waiting.finish({ answers: [], error: new Error('The caller has gone') })
    }
  }

  private send(lane: Lane, waiting: Waiting): void {
    const { asked, finish, tries } = waiting
    lane.send({
      ...asked,
      done: (answers) => {
        finish({ answers, error: null })
        this.drain()
      },
      failed: (error, answers) => {
        if (isLost(error)) this.lanes.delete(lane) // its end may still be on the way
        const mayTryAgain = tries < mostTries && !this.closed && (isLost(error) || hasLostStatement(error))
        if (mayTryAgain) this.place({ ...waiting, tries: tries + 1 })
        else finish({ answers, error })
        this.drain()
      },
    })
  }
}
