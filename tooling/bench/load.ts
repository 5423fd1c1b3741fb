import { connect, type Socket } from 'node:net'

/** One request, ready to be written. */
export type MakeRequest = (
  client: number,
  turn: number,
) => { path: string; headers?: Record<string, string>; body: string }

export interface Shot {
  requests: number
  seconds: number
  /** Milliseconds, sorted. */
  latencies: Float64Array
}

const bytesOf = ({ path, headers = {}, body }: ReturnType<MakeRequest>, host: string) => {
  const lines = Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
  return `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\n${lines}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

/** A keep-alive connection that reads answers by their content-length: a generator that costs little of the shared cores. */
class Line {
  private buffer: Buffer = Buffer.alloc(0)
  private needed = -1
  private finish: ((answer: Buffer) => void) | null = null
  private fail: ((error: Error) => void) | null = null
  private readonly socket: Socket

  private constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (chunk) => this.take(chunk))
    socket.on('close', () => this.fail?.(new Error('the connection was closed')))
    socket.on('error', (error) => this.fail?.(error))
  }

  static open(port: number): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(new Line(socket)))
      socket.once('error', reject)
    })
  }

  ask(bytes: string): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      this.finish = resolve
      this.fail = reject
      this.socket.write(bytes)
    })
  }

  close(): void {
    this.fail = null
    this.socket.destroy()
  }

  private take(chunk: Buffer): void {
    this.buffer = this.buffer.length === 0 ? chunk : Buffer.concat([this.buffer, chunk])
    if (this.needed < 0) {
      const end = this.buffer.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = this.buffer.toString('latin1', 0, end)
      const length = /content-length: (\d+)/i.exec(head)?.[1]
      if (!length) return this.fail?.(new Error(`an answer without content-length:\n${head}`))
      this.needed = end + 4 + Number(length)
    }
    if (this.buffer.length < this.needed) return
    const answer = this.buffer.subarray(0, this.needed)
    this.buffer = Buffer.alloc(0)
    this.needed = -1
    this.finish?.(answer)
  }
}

/** The body of one answer, for comparing. */
export async function askOnce(port: number, make: MakeRequest): Promise<string> {
  const line = await Line.open(port)
  const answer = (await line.ask(bytesOf(make(0, 0), `127.0.0.1:${port}`))).toString()
  line.close()
  return answer.slice(answer.indexOf('\r\n\r\n') + 4)
}

/** `clients` callers ask for `milliseconds`, each as soon as it has been answered. */
export async function shoot(
  port: number,
  make: MakeRequest,
  at: { clients: number; milliseconds: number },
): Promise<Shot> {
  const host = `127.0.0.1:${port}`
  const lines = await Promise.all(Array.from({ length: at.clients }, () => Line.open(port)))
  const latencies: number[] = []
  const started = performance.now()
  const until = started + at.milliseconds
  await Promise.all(
    lines.map(async (line, client) => {
      for (let turn = 0; performance.now() < until; turn += 1) {
        const bytes = bytesOf(make(client, turn), host)
        const before = performance.now()
        const answer = await line.ask(bytes)
        latencies.push(performance.now() - before)
        if (!answer.subarray(0, 15).includes(' 200 ') || answer.includes('"errors":'))
          throw new Error(answer.toString().slice(0, 2000))
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  for (const line of lines) line.close()
  return { requests: latencies.length, seconds, latencies: Float64Array.from(latencies).toSorted() }
}
