import type { AddressInfo } from 'node:net'
import type { World } from './world.ts'

export interface Heard {
  eventId: string
  kind: string
  type: string | null
  id: string | null
  version: number | null
}

interface Listening {
  afterEventId?: string
  types?: string[]
}

export const changesText = `subscription ($afterEventId: ID, $types: [String!]) {
  changes(afterEventId: $afterEventId, types: $types) { eventId kind type id version } }`

/** Lets the program of a world listen on a port of its own: streams cannot be asked for by injection. */
export async function addressOf({ app }: World): Promise<string> {
  if (!app.server.server.listening) await app.server.listen({ port: 0, host: '127.0.0.1' })
  return `http://127.0.0.1:${(app.server.server.address() as AddressInfo).port}`
}

/** A page that listens: what it has heard so far, whether its stream has ended, and how to leave. */
export class Listener {
  readonly heard: Heard[] = []
  readonly problems: unknown[] = []
  ended = false
  status = 0
  private readonly leaving = new AbortController()

  constructor(
    private readonly address: string,
    private readonly headers: Record<string, string>,
  ) {}

  async open(variables: Listening = {}, query = changesText): Promise<this> {
    const response = await fetch(`${this.address}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...this.headers },
      body: JSON.stringify({ query, variables }),
      signal: this.leaving.signal,
    })
    this.status = response.status
    if (response.status === 200) void this.read(response).catch(() => (this.ended = true))
    else this.problems.push(await response.json())
    return this
  }

  /** Changes alone, without the signs of life. */
  get changes(): Heard[] {
    return this.heard.filter(({ kind }) => kind === 'CHANGED')
  }

  get last(): string {
    return this.heard.at(-1)?.eventId ?? ''
  }

  leave(): void {
    this.leaving.abort()
  }

  private async read(response: Response): Promise<void> {
    const decoder = new TextDecoder()
    let text = ''
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true })
      const messages = text.split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages) this.take(message)
    }
    this.ended = true
  }

  private take(message: string): void {
    const data = /^data: (.*)$/m.exec(message)?.[1]
    if (!message.includes('event: next') || !data) return
    const { data: answer, errors } = JSON.parse(data) as { data?: { changes: Heard }; errors?: unknown[] }
    if (errors) this.problems.push(...errors)
    if (answer) this.heard.push(answer.changes)
  }
}
