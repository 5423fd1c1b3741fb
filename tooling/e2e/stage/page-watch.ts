import { setTimeout as sleep } from 'node:timers/promises'

import type { BrowserContext, Request } from 'playwright-core'

/** What no page of ours may do, whatever the walk: see `problems`. */
export interface PageWatch {
  /** Requests to other origins, errors in the console, exceptions; with the page on which they happened. */
  problems: string[]
  /** Announces an error that the walk provokes, such as the console's note of a refused sign-in. */
  expect: (what: RegExp) => void
  /** Waits until no page has asked for anything for a moment. */
  quiet: () => Promise<void>
}

const QUIET_MS = 60
const isStream = (address: string) => address.endsWith('/graphql/stream')

/** Watches every page of a context. */
export function watchPages(context: BrowserContext, origin: string): PageWatch {
  const problems: string[] = []
  const expected: RegExp[] = []
  const note = (text: string) => {
    if (!expected.some((pattern) => pattern.test(text))) problems.push(text)
  }
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (protocol.startsWith('http') && asked !== origin) note(`leaves the origin: ${request.url()}`)
  })
  context.on('console', (message) => {
    if (isStream(message.location().url)) return
    if (message.type() === 'error' || message.type() === 'warning')
      note(`${message.type()} on ${message.page()?.url()}: ${message.text()} ${message.location().url}`)
  })
  context.on('weberror', (error) => note(`exception on ${error.page()?.url()}: ${error.error().message}`))
  // live updates stay open for as long as the page does, and are opened again by the page itself
  let open = 0
  let lastAt = performance.now()
  const count = (change: number) => (request: Request) => {
    if (isStream(request.url())) return
    open = Math.max(0, open + change)
    lastAt = performance.now()
  }
  context.on('request', count(1))
  context.on('requestfinished', count(-1))
  context.on('requestfailed', count(-1))
  const quiet = async () => {
    while (open > 0 || performance.now() - lastAt < QUIET_MS) await sleep(20)
  }
  return { problems, expect: (what) => void expected.push(what), quiet }
}
