import type { Caller, Ctx } from './context.ts'
import type { Database } from './database.ts'
import { openReading, withScope, type Reading } from './scope.ts'
import type { StatementTime } from './telemetry/statement-time.ts'

const retried = new Set(['40001', '40P01'])
const attempts = 5

export interface OperationHooks {
  afterCommit?: () => void
  /** False once the caller has gone: what was not sent yet need not be. */
  isWanted?: () => boolean
}

/** One GraphQL operation: who asks, and the transactions that its fields share. It is the GraphQL context value. */
export class Operation {
  private open: Reading | null = null
  /** Set by the seal when an answer came from an earlier request with the same Idempotency-Key. */
  replayed = false
  /** What its statements have cost, for the slow log and the metrics. */
  readonly statementTime: StatementTime = { statements: 0, milliseconds: 0 }
  /** What root fields have answered already, by response key: only its fields are still to be resolved. */
  readonly answered = new Map<string | number, unknown>()

  constructor(
    readonly database: Database,
    readonly caller: Caller,
    readonly idempotencyKey: string | null = null,
    private readonly hooks: OperationHooks = {},
  ) {}

  /** What all reading fields of the operation share. */
  reading(): Ctx {
    this.open ??= openReading(this.database, this.caller, { isWanted: this.hooks.isWanted, time: this.statementTime })
    return this.open.ctx
  }

  /** One root mutation, one transaction; a deadlock or a serialisation failure is tried again. */
  async writing<T>(run: (ctx: Ctx) => Promise<T>): Promise<T> {
    await this.end()
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await withScope(this.database, this.caller, run)
        this.hooks.afterCommit?.()
        return result
      } catch (error) {
        if (attempt >= attempts || !retried.has((error as { code?: string }).code ?? '')) throw error
        await new Promise((resolve) => setTimeout(resolve, attempt * 20 * (1 + Math.random())))
      }
    }
  }

  async end(): Promise<void> {
    const open = this.open
    this.open = null
    if (open) await open.close().catch(() => {})
  }
}
