import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

const graceMilliseconds = 10_000

/**
 * Lets a stop be quick and orderly: what is being answered is finished, every other connection is closed at once. Node
 * itself leaves those open on which nothing was asked yet, as browsers open them in advance, and would wait for ever.
 */
export function closeUnusedConnections(app: FastifyInstance, grace = graceMilliseconds): void {
  const asked = new Map<Socket, number>()
  let closing = false

  app.server.on('connection', (socket) => {
    asked.set(socket, 0)
    socket.once('close', () => asked.delete(socket))
  })
  app.server.on('request', ({ socket }, response) => {
    asked.set(socket, (asked.get(socket) ?? 0) + 1)
    response.once('close', () => {
      const left = (asked.get(socket) ?? 1) - 1
      if (asked.has(socket)) asked.set(socket, left)
      if (closing && left === 0) socket.end()
    })
  })
  app.addHook('preClose', async () => {
    closing = true
    for (const [socket, open] of asked) if (open === 0) socket.destroy()
    setTimeout(() => app.server.closeAllConnections(), grace).unref()
  })
}
