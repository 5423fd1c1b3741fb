import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

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
