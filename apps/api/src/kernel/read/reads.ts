import type { Lanes } from './lanes.ts'
import type { StatementTime } from '../telemetry/statement-time.ts'
import type { Settings } from './lane.ts'
import type { Cells } from './cells.ts'
import type { Question } from './statement.ts'

interface Pending {
  question: Question
  resolve: (rows: readonly Cells[]) => void
  reject: (error: Error) => void
}

/** Who else takes part in an operation's questions. */
export interface Watch {
  /** False once the caller has gone: what was not sent yet need not be. */
  isWanted?: (() => boolean) | undefined
  /** Sums up what statements cost. */
  time?: StatementTime
}

const always = () => true

/**
 * The questions of one operation. Those that its root fields ask together travel together, in one transaction: they see one
 * snapshot (apps/docs/decisions/0007-read-engine.md).
 */
export class Reads {
  private pending: Pending[] = []

  constructor(
    private readonly lanes: Lanes,
    private readonly settings: Settings,
    private readonly watch: Watch,
  ) {}

  readonly ask = (question: Question): Promise<readonly Cells[]> =>
    new Promise((resolve, reject) => {
      // after all fields that are resolved in this turn have said what they need
      if (this.pending.push({ question, resolve, reject }) === 1) process.nextTick(() => void this.send())
    })

  private async send(): Promise<void> {
    let waiting = this.pending
    this.pending = []
    while (waiting.length > 0) {
      const started = performance.now()
      const { answers, error } = await this.lanes.ask(
        this.settings,
        waiting.map(({ question }) => question),
        this.watch.isWanted ?? always,
      )
      if (this.watch.time) {
        this.watch.time.statements += waiting.length
        this.watch.time.milliseconds += performance.now() - started
      }
      for (const [index, rows] of answers.entries()) waiting[index]?.resolve(rows)
      if (!error) return
      waiting[answers.length]?.reject(error)
      // one field's failure is not its neighbours': they ask once more, without it
      waiting = waiting.slice(answers.length + 1)
    }
  }
}
