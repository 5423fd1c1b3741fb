import { lookup } from 'node:dns/promises'
import type { LookupAddress } from 'node:dns'
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { callableUrl, OutgoingFailure, pinnedAddress, type OutgoingRules } from './address-guard.ts'

export interface OutgoingAnswer {
  status: number
  /** At most 64 KiB. */
  text: string
}

export interface Posting extends OutgoingRules {
  /** How names become addresses; the machine's resolver when not given. */
  resolve?: (host: string) => Promise<LookupAddress[]>
  timeoutMilliseconds?: number
}

const mostBytes = 64 * 1024
const usualTimeout = 15_000
const machineResolver = (host: string) => lookup(host, { all: true, verbatim: true })

/**
 * Posts to an address that a person typed in (security.md C7): checked, resolved once, connected to what was checked, not
 * redirected. @throws OutgoingFailure
 */
export async function postJson(address: string, body: object, posting: Posting): Promise<OutgoingAnswer> {
  const url = callableUrl(address, posting)
  if (!url) throw new OutgoingFailure('ADDRESS_REFUSED', true)
  const resolve = posting.resolve ?? machineResolver
  const found = await resolve(url.hostname.replace(/^\[|\]$/g, '')).catch(() => [])
  const pinned = pinnedAddress(found, posting)
  const signal = AbortSignal.timeout(posting.timeoutMilliseconds ?? usualTimeout)
  try {
    const answer = await send(url, JSON.stringify(body), { pinned, signal })
    const status = answer.statusCode ?? 0
    if (status >= 300 && status < 400) {
      answer.destroy()
      throw new OutgoingFailure('REDIRECTED', true)
    }
    return { status, text: await textOf(answer) }
  } catch (error) {
    if (error instanceof OutgoingFailure) throw error
    throw new OutgoingFailure(signal.aborted ? 'TIMEOUT' : 'UNREACHABLE')
  }
}

interface Connecting {
  pinned: LookupAddress
  signal: AbortSignal
}

function send(url: URL, body: string, { pinned, signal }: Connecting): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: 'POST',
      agent: false,
      signal,
      // never asked of the resolver a second time
      lookup: (_, options, answer) =>
        options.all ? answer(null, [pinned]) : answer(null, pinned.address, pinned.family),
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) },
    })
    sent.once('response', resolve).once('error', reject).end(body)
  })
}

async function textOf(answer: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of answer as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > mostBytes) {
      answer.destroy()
      throw new OutgoingFailure('TOO_LONG', true)
    }
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
