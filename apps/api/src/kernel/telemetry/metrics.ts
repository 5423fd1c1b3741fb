import cluster from 'node:cluster'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** What the rest of the house can be asked for, each time the numbers are read. */
export interface HouseNumbers {
  /** Age of the oldest event that waits, in seconds. */
  outboxAgeSeconds: number
  jobs: Record<string, number>
  /** Audit rows that are not sealed yet. */
  auditWaiting: number
}

export interface PoolNumbers {
  name: string
  total: number
  idle: number
  waiting: number
}

interface Sources {
  house: () => Promise<HouseNumbers>
  pools: () => PoolNumbers[]
}

const mostNames = 300
const looksLikeName = /^[A-Za-z_]\w{0,60}$/

/** Numbers in the text form of Prometheus. Labels come from bounded sets, so that nobody can fill the memory with names. */
export function makeMetrics({ house, pools }: Sources) {
  const register = new Registry()
  // of several processes one answers, another one the next time: their numbers must not be taken for one row
  if (cluster.worker) register.setDefaultLabels({ worker: String(cluster.worker.id) })
  collectDefaultMetrics({ register, prefix: 'stationmaster_' }) // memory, CPU, event loop lag
  const registers = [register]
  const operations = new Histogram({
    name: 'stationmaster_operation_seconds',
    help: 'GraphQL operations by name',
    labelNames: ['operation', 'outcome'],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers,
  })
  const statements = new Counter({
    name: 'stationmaster_statement_seconds_total',
    help: 'Time that operations waited for PostgreSQL',
    labelNames: ['operation'],
    registers,
  })
  const connections = new Gauge({
    name: 'stationmaster_pool_connections',
    help: 'Connections by pool and state',
    labelNames: ['pool', 'state'],
    registers,
  })
  const outboxAge = new Gauge({ name: 'stationmaster_outbox_age_seconds', help: 'Oldest waiting event', registers })
  const jobs = new Gauge({ name: 'stationmaster_jobs', help: 'Jobs by state', labelNames: ['state'], registers })
  const unsealed = new Gauge({ name: 'stationmaster_audit_unsealed', help: 'Audit rows without a seal', registers })
  const names = new Set<string>()

  /** The names of our own pages fit; what strangers make up becomes one. */
  function labelOf(name: string | undefined, isKnown: boolean): string {
    if (!isKnown) return 'visitor'
    if (!name || !looksLikeName.test(name)) return 'unnamed'
    if (!names.has(name) && names.size >= mostNames) return 'other'
    names.add(name)
    return name
  }

  async function readHouse(): Promise<void> {
    for (const { name: pool, total, idle, waiting } of pools()) {
      connections.set({ pool, state: 'busy' }, total - idle)
      connections.set({ pool, state: 'idle' }, idle)
      connections.set({ pool, state: 'waited_for' }, waiting)
    }
    const numbers = await house()
    outboxAge.set(numbers.outboxAgeSeconds)
    unsealed.set(numbers.auditWaiting)
    jobs.reset()
    for (const [state, count] of Object.entries(numbers.jobs)) jobs.set({ state }, count)
  }

  return {
    observe({ name, isKnown, outcome, seconds, statementSeconds }: Observed): void {
      const operation = labelOf(name, isKnown)
      operations.observe({ operation, outcome }, seconds)
      statements.inc({ operation }, statementSeconds)
    },
    contentType: register.contentType,
    /** Without the house's own numbers when the database does not answer: the others are wanted all the more then. */
    async text(): Promise<string> {
      await readHouse().catch(() => {})
      return register.metrics()
    },
  }
}
export type Metrics = ReturnType<typeof makeMetrics>

interface Observed {
  name: string | undefined
  /** Somebody signed in asked. */
  isKnown: boolean
  outcome: 'ok' | 'refused' | 'failed'
  seconds: number
  statementSeconds: number
}

const loopback = /^(127\.|::1$|::ffff:127\.)/

/** On the machine itself and not through a proxy, which would make everybody look local. */
const isLocal = ({ socket, headers }: FastifyRequest) =>
  loopback.test(socket.remoteAddress ?? '') &&
  !['forwarded', 'via', 'x-forwarded-for', 'x-real-ip', 'x-forwarded-proto'].some((name) => name in headers)

/** GET /metrics, for this machine only; everybody else hears that there is no such page. */
export function metricsRoute(app: FastifyInstance, metrics: Metrics): void {
  app.get('/metrics', async (request, reply) => {
    if (!isLocal(request)) return reply.callNotFound()
    return reply
      .header('cache-control', 'no-store')
      .type(metrics.contentType)
      .send(await metrics.text())
  })
}
