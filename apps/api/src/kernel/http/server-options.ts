import type { Metrics } from '../telemetry/metrics.ts'
import type { Observe } from '../telemetry/observer.ts'
import type { Readiness } from './health.ts'

export interface ServerOptions {
  introspection: boolean
  isDevelopment: boolean
  /** Of one signed-in person. */
  requestsPerMinute: number
  /** Folders of the built apps; none in tests. */
  webFolders: { admin: string; portal: string } | null
  readiness: Readiness
  afterCommit: () => void
  /** What watches the operations. */
  observe: Observe
  metrics: Metrics
}
