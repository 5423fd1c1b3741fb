import type { FastifyBaseLogger } from 'fastify'

interface Ending {
  name: string | undefined
  queryHash: string | undefined
  outcome: string
  statements: number
  milliseconds: number
}

interface OpenSpan {
  /** @returns the trace's id */
  end: (ending: Ending) => string
}

export interface Tracing {
  /** A span for one operation, or null when tracing is off. */
  begin: (requestId: string) => OpenSpan | null
  close: () => Promise<void>
}

const off: Tracing = { begin: () => null, close: async () => {} }

/**
 * OpenTelemetry when OTEL_EXPORTER_OTLP_ENDPOINT is set, else nothing is even loaded. Spans wait in memory and leave in
 * batches; what a collector does not take is dropped, so that it can neither slow down nor end the program.
 */
export async function openTracing(
  endpoint: string | undefined,
  log: Pick<FastifyBaseLogger, 'warn'>,
): Promise<Tracing> {
  if (!endpoint) return off
  const [{ SpanStatusCode }, sdk, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces`, timeoutMillis: 5_000 })
  const processor = new sdk.BatchSpanProcessor({ exporter, maxQueueSize: 2_000, exportTimeoutMillis: 6_000 })
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'stationmaster' }),
    spanProcessors: [processor],
  })
  const tracer = provider.getTracer('stationmaster')
  return {
    begin(requestId) {
      const span = tracer.startSpan('graphql', { attributes: { 'stationmaster.request_id': requestId } })
      return {
        end({ name, queryHash, outcome, statements, milliseconds }) {
          span.updateName(name ?? 'graphql')
          span.setAttributes({
            'graphql.operation.name': name ?? '',
            'graphql.document.hash': queryHash ?? '',
            'stationmaster.outcome': outcome,
            'db.statements': statements,
            'db.milliseconds': Math.round(milliseconds),
          })
          if (outcome === 'failed') span.setStatus({ code: SpanStatusCode.ERROR })
          span.end()
          return span.spanContext().traceId
        },
      }
    },
    close: () =>
      Promise.race([provider.shutdown(), new Promise<void>((resolve) => setTimeout(resolve, 2_000).unref())]).catch(
        (error: unknown) => log.warn({ err: error }, 'tracing did not close'),
      ),
  }
}
