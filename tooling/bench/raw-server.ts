// What an expert would write by hand for exactly these answers: node:http, pg pipelined and prepared, no security, no GraphQL.
import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'
import { connectionOf } from './program.ts'
import { answers, type Ask } from './raw-answers.ts'
import { rarer } from './raw-rarer.ts'

const [folder = '', connections = '10'] = process.argv.slice(2)
const clients = Array.from(
  { length: Number(connections) },
  () => new pg.Client({ ...connectionOf(folder), pipeline: true } as pg.ClientConfig),
)
await Promise.all(clients.map((client) => client.connect()))
for (const client of clients) await client.query(`set timezone = 'UTC'`)

const wantsOwnPlan = new Set(['search', 'pairs'])

/** Values arrive as PostgreSQL writes them. */
const asText = { getTypeParser: () => (value: string) => value }
let turn = 0
const ask: Ask = async (name, text, values) => {
  const client = clients[(turn += 1) % clients.length] as pg.Client
  // planned once for all values, a search among a million rows takes seconds: without a name it is planned for its own
  const named = wantsOwnPlan.has(name) ? {} : { name }
  return (await client.query<string[]>({ ...named, text, values, rowMode: 'array', types: asText as never })).rows
}

const bodyOf = (request: IncomingMessage) =>
  new Promise<string>((resolve) => {
    let text = ''
    request
      .setEncoding('utf8')
      .on('data', (part: string) => (text += part))
      .on('end', () => resolve(text))
  })

const server = createServer(async (request, response) => {
  if (request.url === '/readyz') return void response.end('ok')
  const answer = { ...answers, ...rarer }[decodeURIComponent(request.url?.slice(1) ?? '')]
  if (!answer) return void response.writeHead(404).end()
  try {
    const { variables } = JSON.parse(await bodyOf(request)) as { variables: never }
    const text = Buffer.from(JSON.stringify({ data: await answer(ask, variables) }))
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length }).end(text)
  } catch (error) {
    console.error(error)
    response.writeHead(500).end()
  }
})
server.keepAliveTimeout = 60_000
server.listen(Number(process.env['PORT']), '127.0.0.1')
const stop = () => process.exit(0)
process.on('SIGTERM', stop).on('disconnect', stop)
