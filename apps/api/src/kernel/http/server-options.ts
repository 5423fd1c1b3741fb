import type { ApolloServerPlugin } from '@apollo/server'
import type { Operation } from '../operation.ts'
import type { Metrics } from '../telemetry/metrics.ts'
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
  plugins: ApolloServerPlugin<Operation>[]
  metrics: Metrics
}
