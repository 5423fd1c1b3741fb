import type { FastifyReply, FastifyRequest } from 'fastify'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'

/** RFC 6266 and 8187: an ASCII name for old programs, the real one for the others. */
export function dispositionOf(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

/** A browser hears a refusal only after it has sent everything; the server's request timeout bounds the wait. */
export async function readToTheEnd(request: IncomingMessage): Promise<void> {
  request.unpipe()
  request.resume()
  if (!request.readableEnded && !request.destroyed)
    await Promise.race([once(request, 'end'), once(request, 'close')]).catch(() => undefined)
}

export interface SentFile {
  name: string
  mediaType: string
  /** Changes when the content changes, which for one address is never. */
  sum: string
  open: () => Promise<Readable>
}

/** Always a download, never a page of ours; kept by the browser, but shown again only after asking whether it still may. */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, { name, mediaType, sum, open }: SentFile) {
  const tag = `"${sum}"`
  void reply.headers({
    etag: tag,
    'cache-control': 'private, no-cache',
    'content-type': mediaType,
    'content-disposition': dispositionOf(name),
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  })
  if (request.headers['if-none-match'] === tag) return reply.removeHeader('content-length').status(304).send()
  return reply.send(await open())
}
