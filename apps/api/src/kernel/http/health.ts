import type { FastifyInstance } from 'fastify'

export interface Readiness {
  /** Throws or answers false when the part is not usable. */
  database: () => Promise<boolean>
  queue: () => boolean
  /** True from the moment the process has been told to stop. */
  stopping: () => boolean
}

const fresh = 1000

/** `/livez`: the process answers. `/readyz` and `/health`: it can serve; asked at most once a second (security.md C11). */
export function healthRoutes(app: FastifyInstance, readiness: Readiness): void {
  let last: { at: number; answer: Promise<boolean> } | null = null

  const databaseAnswers = () => {
    const at = performance.now()
    if (!last || at - last.at > fresh) last = { at, answer: readiness.database().catch(() => false) }
    return last.answer
  }

  app.get('/livez', async () => ({ status: 'ok' }))
  for (const path of ['/readyz', '/health']) {
    app.get(path, async (_, reply) => {
      const database = await databaseAnswers()
      const queue = readiness.queue()
      const ok = database && queue && !readiness.stopping()
      return reply
        .status(ok ? 200 : 503)
        .send({ status: ok ? 'ok' : 'unavailable', database, queue, stopping: readiness.stopping() })
    })
  }
}
