import pg from 'pg'
import type { Cells } from './cells.ts'
import { writingTogether } from '../write-together.ts'
import { parameterOf, type Question, type Statement } from './statement.ts'

/** Values of the settings that row policies read, in the order of `settingNames`. */
export type Settings = readonly string[]
export const settingNames = [
  'app.user_id',
  'app.station_id',
  'app.station_ids',
  'app.province_ids',
  'app.link_key',
] as const

/** A setting of PostgreSQL that a convoy brings along as well, since it depends on its questions. */
const planMode = 'plan_cache_mode'
const planModeOf = (questions: readonly Question[]) =>
  questions.some(({ statement }) => statement.isPlannedAnew) ? 'force_custom_plan' : 'auto'

const setCalls = [...settingNames, planMode].map((name, index) => `set_config('${name}', $${index + 1}, true)`)
const setStatement = { name: 'settings', text: `select ${setCalls.join(', ')}` }
/** Statements that stay prepared on one connection; each costs PostgreSQL memory for its plan. */
const mostPrepared = 150

const laneSettings = [
  'set default_transaction_read_only = on',
  `set default_transaction_isolation = 'repeatable read'`,
  `set statement_timeout = '5s'`,
  // many ask at once: a second processor for one of them delays the others
  'set max_parallel_workers_per_gather = 0',
  // whatever lists ask has an index, but PostgreSQL takes computing a row's pairs for cheaper than looking them up
  'set enable_seqscan = off',
  `set timezone = 'UTC'`,
  `set datestyle = 'ISO'`,
  'set extra_float_digits = 1',
]

/** What travels together: the settings of one caller and his questions, as one transaction. */
export interface Convoy {
  settings: Settings
  questions: readonly Question[]
  done: (answers: Cells[][]) => void
  /** The answers of the questions before the one that failed. */
  failed: (error: Error, answers: Cells[][]) => void
}

/** The messages of the extended protocol, as the driver's connection writes them. */
interface Wire {
  close: (message: { type: 'S'; name: string }) => void
  parse: (message: Named) => void
  bind: (message: { portal: string; statement: string; values: (string | null)[] }) => void
  execute: (message: { portal: string }) => void
  sync: () => void
}
type Message = { fields: (string | null)[] }
type Named = Pick<Statement, 'name' | 'text'>

/** Names that this connection knows, the one used longest ago first. */
class Prepared {
  private readonly names = new Map<string, number>()

  /** How often a statement has come by; it earns its name at the second time, so that chance questions take none. */
  private readonly seen = new Map<string, true>()

  /** Whether the name may be used, and whether it is known already. */
  use(name: string): 'known' | 'new' | 'unnamed' {
    if (this.names.delete(name)) {
      this.names.set(name, 0)
      return 'known'
    }
    if (!this.seen.delete(name)) {
      this.seen.set(name, true)
      if (this.seen.size > 2 * mostPrepared) this.seen.delete(this.seen.keys().next().value as string)
      return 'unnamed'
    }
    this.names.set(name, 0)
    return 'new'
  }

  forget(name: string): void {
    this.names.delete(name)
  }

  /** Names that must go to keep the number of plans bounded. */
  surplus(): string[] {
    const surplus = [...this.names.keys()].slice(0, Math.max(0, this.names.size - mostPrepared))
    for (const name of surplus) this.names.delete(name)
    return surplus
  }
}

/**
 * Sends a convoy as Parse, Bind and Execute of everything, then one Sync. PostgreSQL runs what stands before a Sync as one
 * transaction and skips the rest of it after an error: no question is ever answered without its settings, and the settings
 * (`set_config(…, true)`) end with it. A driver's own pipeline would put a Sync behind each statement and lose both.
 */
class ConvoyQuery extends pg.Query {
  private readonly answers: Cells[][] = []
  /** Statement names parsed in this convoy: unknown again when it fails. */
  private readonly parsed: string[] = []
  /** Rows of the answer that is arriving; `rows` means something else to the driver. */
  private arriving: Cells[] = []

  constructor(
    private readonly convoy: Convoy,
    private readonly prepared: Prepared,
  ) {
    super({ text: 'convoy', queryMode: 'extended' } as pg.QueryConfig)
    // the driver calls it when the connection breaks or the answer is complete
    Object.assign(this, { callback: () => {} })
  }

  /** The driver's hook for the extended protocol. */
  prepare(connection: Wire): void {
    for (const name of this.prepared.surplus()) connection.close({ type: 'S', name })
    const { settings, questions } = this.convoy
    this.send(connection, setStatement, [...settings, planModeOf(questions)])
    for (const { statement, values } of questions) this.send(connection, statement, values)
    connection.sync()
  }

  private send(connection: Wire, statement: Named, values: readonly unknown[]): void {
    const use = this.prepared.use(statement.name)
    const name = use === 'unnamed' ? '' : statement.name
    // an earlier Parse of this name may have been made or skipped when its convoy failed
    if (use === 'new') connection.close({ type: 'S', name })
    if (use !== 'known') connection.parse({ name, text: statement.text })
    if (use === 'new') this.parsed.push(name)
    connection.bind({ portal: '', statement: name, values: values.map(parameterOf) })
    connection.execute({ portal: '' })
  }

  handleDataRow({ fields }: Message): void {
    this.arriving.push(fields)
  }

  handleCommandComplete(): void {
    this.answers.push(this.arriving)
    this.arriving = []
  }

  handleError(error: Error): void {
    for (const name of this.parsed) this.prepared.forget(name)
    const [, ...answers] = this.answers
    this.convoy.failed(error, answers)
  }

  handleReadyForQuery(): void {
    const [, ...answers] = this.answers
    this.convoy.done(answers)
  }
}

/** One connection that serves one database role and reads only; convoys are sent without waiting for those before. */
export class Lane {
  /** Convoys sent and not yet answered. */
  load = 0
  /** Whether it has carried anything since it was looked at last. */
  isUsed = true
  broken = false
  private readonly prepared = new Prepared()

  private readonly willWrite: () => void

  private constructor(private readonly client: pg.Client) {
    this.willWrite = writingTogether(client)
  }

  static async open(config: pg.ClientConfig, role: string, lost: (lane: Lane) => void): Promise<Lane> {
    const client = new pg.Client({ ...config, pipeline: true } as pg.ClientConfig)
    const lane = new Lane(client)
    const breakDown = () => {
      lane.broken = true
      lost(lane)
    }
    client.on('error', breakDown)
    client.on('end', breakDown)
    await client.connect()
    await client.query([`set role ${role}`, ...laneSettings].join('; '))
    return lane
  }

  send(convoy: Convoy): void {
    this.load += 1
    this.isUsed = true
    this.willWrite()
    const query = new ConvoyQuery(
      {
        ...convoy,
        done: (answers) => {
          this.load -= 1
          convoy.done(answers)
        },
        failed: (error, answers) => {
          this.load -= 1
          convoy.failed(error, answers)
        },
      },
      this.prepared,
    )
    this.client.query(query as never)
  }

  async close(): Promise<void> {
    this.broken = true
    await this.client.end()
  }
}
