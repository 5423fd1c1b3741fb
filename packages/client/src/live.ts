import { shallowRef } from 'vue'
import { readEvents } from './event-stream.ts'
import { graphql, type ResultOf } from './gql.ts'
import { commonHeaders } from './request.ts'

const changesSubscription = graphql(`
  subscription Changes($afterEventId: ID) {
    changes(afterEventId: $afterEventId) {
      eventId
      kind
      type
      id
      version
    }
  }
`)

export type LiveEvent = ResultOf<typeof changesSubscription>['changes']
interface Answer {
  data?: { changes: LiveEvent } | null
  errors?: unknown[]
}

/** OFF: nobody listens, or this page rests; LOST: it tries to come back. */
export const liveState = shallowRef<'OFF' | 'OPEN' | 'LOST'>('OFF')

const millisecondsOf = {
  /** The server gives a sign of life every twelve. */
  silence: 40_000,
  firstRetry: 1000,
  longestRetry: 30_000,
  /** A hidden page rests, so that many open ones do not use up the browser's connections. */
  hidden: 20_000,
  /** So does a page whose reader has gone: what others do must not keep his session alive. */
  idle: 15 * 60_000,
}

/**
 * Hears of changes until the returned function is called. Comes back by itself after the last event that was heard, so that
 * nothing is missed; `heard` then receives what happened meanwhile.
 */
export function startLive(heard: (event: LiveEvent) => void): () => void {
  let lastEventId: string | null = null
  let attempt: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let heardAt = 0
  let usedAt = performance.now()
  let hiddenAt: number | null = null
  let stopped = false

  async function connect(): Promise<void> {
    if (stopped || attempt) return
    clearTimeout(timer)
    const own = (attempt = new AbortController())
    try {
      await listen(own.signal)
    } catch {
      // told by the state below
    }
    if (attempt === own) attempt = null
    if (stopped || rests()) return
    liveState.value = 'LOST'
    failures += 1
    const pause = Math.min(millisecondsOf.longestRetry, millisecondsOf.firstRetry * 2 ** (failures - 1))
    timer = setTimeout(() => void connect(), pause * (0.7 + Math.random() * 0.6))
  }

  async function listen(signal: AbortSignal): Promise<void> {
    heardAt = performance.now()
    const response = await fetch('/graphql/stream', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { ...commonHeaders(), 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query: changesSubscription.loc?.source.body, variables: { afterEventId: lastEventId } }),
      signal,
    })
    if (!response.ok || !response.body) throw new Error(String(response.status))
    for await (const { event, data } of readEvents<Answer>(response.body)) {
      heardAt = performance.now()
      if (event === 'next' && data?.data) take(data.data.changes)
    }
  }

  function take(event: LiveEvent): void {
    failures = 0
    liveState.value = 'OPEN'
    lastEventId = event.eventId
    if (event.kind === 'CHANGED' || event.kind === 'RESET') heard(event)
  }

  function drop(): void {
    attempt?.abort()
    attempt = null
  }

  const rests = () =>
    (hiddenAt !== null && performance.now() - hiddenAt > millisecondsOf.hidden) ||
    performance.now() - usedAt > millisecondsOf.idle

  function look(): void {
    if (rests()) {
      drop()
      clearTimeout(timer)
      liveState.value = 'OFF'
    } else if (attempt && performance.now() - heardAt > millisecondsOf.silence) {
      drop()
      void connect()
    } else if (!attempt && liveState.value === 'OFF') void connect()
  }

  const used = () => {
    usedAt = performance.now()
    if (liveState.value === 'OFF') look()
  }
  const shown = () => {
    hiddenAt = document.hidden ? performance.now() : null
    if (!document.hidden) used()
  }
  const back = () => {
    failures = 0
    drop()
    void connect()
  }
  const gone = () => {
    drop()
    liveState.value = 'LOST'
  }

  const listeners: [EventTarget, string, () => void][] = [
    [document, 'visibilitychange', shown],
    [window, 'online', back],
    [window, 'offline', gone],
    [window, 'pointerdown', used],
    [window, 'keydown', used],
  ]
  for (const [target, name, run] of listeners) target.addEventListener(name, run, { passive: true })
  const watch = setInterval(look, 5000)
  void connect()

  return () => {
    stopped = true
    clearInterval(watch)
    clearTimeout(timer)
    drop()
    for (const [target, name, run] of listeners) target.removeEventListener(name, run)
    liveState.value = 'OFF'
  }
}
