import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Client } from '../../../test/world.ts'

interface Received {
  url: URL
  body: { msgtype: string; markdown: { content?: string; text?: string; title?: string } }
}

/** A platform on this machine: it keeps what it receives and answers as it is told. */
export async function openPlatform() {
  const received: Received[] = []
  const told = { status: 200, text: '{"errcode":0,"errmsg":"ok"}' }
  const server = createServer((request, answer) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString('utf8')) as Received['body']
      received.push({ url: new URL(request.url ?? '', 'http://localhost'), body })
      answer.writeHead(told.status).end(told.text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    received,
    answers: (status: number, text: string) => void Object.assign(told, { status, text }),
    address: (key: string) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/send?key=${key}`,
    close: () => server.close(),
  }
}
export type Platform = Awaited<ReturnType<typeof openPlatform>>

interface Hook {
  id: string
  version: number
  state: string
  urlHint: string
  hasSigningSecret: boolean
  availableActions: string[]
}
interface Delivery {
  title: string
  state: string
  attempts: number
  problem: string | null
  problemDetail: string | null
}
const fields = '{ id version state urlHint hasSigningSecret availableActions }'
export const creation = `mutation ($input: CreateWebhookInput!) { made: createWebhook(input: $input) ${fields} }`
export const key = 'robot-key-0123456789'
let made = 0

/** Group chats on that platform, as an administrator keeps them. */
export function chatsOn(platform: Platform, admin: () => Client) {
  const inputOf = (over: object = {}) => ({
    name: `群 ${(made += 1)}`,
    kind: 'WECOM',
    webhookUrl: platform.address(key),
    groups: ['STATIONS'],
    locale: 'EN',
    ...over,
  })
  return {
    inputOf,
    add: async (over: object = {}) => (await admin().data<{ made: Hook }>(creation, { input: inputOf(over) })).made,
    step: (name: string, { id, version }: Hook, more: object = {}) =>
      admin().data<{ done: Hook }>(
        `mutation ($input: ${name === 'updateWebhook' ? 'Update' : ''}Webhook${name === 'updateWebhook' ? '' : 'Step'}Input!) {
           done: ${name}(input: $input) ${fields} }`,
        { input: { id, expectedVersion: version, ...more } },
      ),
    log: async ({ id }: Hook) =>
      (
        await admin().data<{ webhookDeliveries: { nodes: Delivery[] } }>(
          `query ($id: ID!) { webhookDeliveries(filter: { webhookId: [$id] }, sort: CREATED_AT_ASC) {
             nodes { title state attempts problem problemDetail } } }`,
          { id },
        )
      ).webhookDeliveries.nodes,
  }
}
