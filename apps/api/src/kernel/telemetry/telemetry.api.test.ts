import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { createServer as createHttpServer } from 'node:http'
import { afterEach, expect, test, vi } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'

let world: World
afterEach(async () => {
  await world.close()
})

const stations = 'query Stations($search: String) { stations(search: $search, first: 5) { totalCount } }'

test('/metrics counts operations by name, for this machine only, with a bounded set of names', async () => {
  world = await openWorld()
  const admin = await world.as('HQ_ADMIN')
  await admin.data(stations)
  await admin.code('query Refused { roles { nothing } }')
  await world.asPublic().ask('query MadeUp { viewer { id } }')
  for (let count = 0; count < 40; count += 1) await admin.ask(`query Name${count} { viewer { id } }`)
  const get = (headers = {}, remoteAddress = '127.0.0.1') =>
    world.app.server.inject({ url: '/metrics', headers, remoteAddress })
  const { body, statusCode, headers } = await get()
  expect([statusCode, headers['content-type']]).toEqual([200, expect.stringContaining('text/plain')])
  expect(body).toMatch(/stationmaster_operation_seconds_count\{operation="Stations",outcome="ok"\} 1/)
  expect(body).toMatch(/stationmaster_operation_seconds_count\{operation="visitor",outcome="ok"\} 1/)
  expect(body).not.toContain('MadeUp')
  expect(body).toMatch(/stationmaster_statement_seconds_total\{operation="Stations"\} 0\.\d+/)
  for (const name of ['outbox_age_seconds', 'audit_unsealed', 'pool_connections', 'nodejs_eventloop_lag_seconds'])
    expect(body).toContain(`stationmaster_${name}`)
  expect((await get({}, '192.0.2.1')).statusCode).toBe(404)
  expect((await get({ 'x-forwarded-for': '127.0.0.1' })).statusCode).toBe(404)
})

test('a slow operation leaves a line with its name, hash and times, and never its variables', async () => {
  world = await openWorld({ config: { slowMilliseconds: 0 } })
  const warn = vi.spyOn(world.app.server.log, 'warn')
  const admin = await world.as('HQ_ADMIN')
  await admin.data(stations, { search: '13812345678' })
  const [line] = warn.mock.calls.find(([, words]) => words === 'slow operation') ?? []
  expect(line).toMatchObject({
    operation: 'Stations',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    requestId: expect.any(String),
    outcome: 'ok',
  })
  const { statements, milliseconds, sqlMilliseconds } = line as unknown as Record<string, number>
  expect(statements).toBeGreaterThan(0)
  expect(sqlMilliseconds).toBeLessThanOrEqual(milliseconds ?? 0)
  expect(JSON.stringify(warn.mock.calls)).not.toContain('13812345678')
})

test('with a collector, the trace of an operation is in its answer and at the collector, with the request’s id', async () => {
  const received: string[] = []
  const collector = createHttpServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      received.push(Buffer.concat(chunks).toString())
      response.end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(collector, 'listening')
  const { port } = collector.address() as AddressInfo
  world = await openWorld({ config: { traceEndpoint: `http://127.0.0.1:${port}` } })
  const answer = await (
    await world.as('HQ_ADMIN')
  ).http({ method: 'POST', url: '/graphql', payload: { query: stations, variables: { search: 'secret words' } } })
  expect(answer.headers['x-trace-id']).toMatch(/^[0-9a-f]{32}$/)
  await vi.waitFor(() => expect(received.join()).toContain(String(answer.headers['x-request-id'])), { timeout: 20_000 })
  expect(received.join()).toContain('Stations')
  expect(received.join()).not.toContain('secret words')
  collector.close()
})

test('a collector that does not answer neither slows down nor ends anything', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  world = await openWorld({ config: { traceEndpoint: `http://127.0.0.1:${port}` } })
  const admin = await world.as('HQ_ADMIN')
  for (let count = 0; count < 20; count += 1) await admin.data(stations)
  silent.close()
})
