import { once } from 'node:events'
import { connect, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { closeUnusedConnections } from './connections.ts'

async function serverThatTakes(milliseconds: number, grace = 10_000) {
  const app = Fastify({ forceCloseConnections: 'idle' })
  closeUnusedConnections(app, grace)
  app.get('/', async () => {
    await sleep(milliseconds)
    return 'done'
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return { app, port, url: `http://127.0.0.1:${port}/` }
}

test('a connection on which nothing was asked does not hold a stop up', async () => {
  const { app, port } = await serverThatTakes(0)
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const closed = once(socket, 'close')
  await app.close() // without the fix it waits for the socket, and the test for its own end
  await closed
  expect(socket.destroyed).toBe(true)
})

test('nor one that has its answer and waits for the next question', async () => {
  const { app, url } = await serverThatTakes(0)
  expect(await (await fetch(url)).text()).toBe('done')
  await app.close()
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

test('what is being answered is finished first', async () => {
  const { app, url } = await serverThatTakes(500)
  const answer = fetch(url)
  await sleep(150)
  await app.close()
  expect(await (await answer).text()).toBe('done')
})

test('but not longer than the grace', async () => {
  const { app, url } = await serverThatTakes(20_000, 300)
  const answer = fetch(url).then(
    () => 'answered',
    () => 'cut off',
  )
  await sleep(100)
  await app.close()
  expect(await answer).toBe('cut off')
})
