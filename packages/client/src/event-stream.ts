/** The messages of a server-sent event stream, as JSON; ends when the stream ends and throws when it breaks. */
export async function* readEvents<T>(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<{ event: string; data: T | null }> {
  const reader = body.pipeThrough(new TextDecoderStream() as never).getReader() as ReadableStreamDefaultReader<string>
  let text = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += value
      const messages = text.split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages) yield parse<T>(message)
    }
  } finally {
    void reader.cancel().catch(() => {})
  }
}

/** A comment, as `:`, is a sign of life without event. */
function parse<T>(message: string): { event: string; data: T | null } {
  const event = /^event: ?(.*)$/m.exec(message)?.[1] ?? ''
  const data = /^data: ?(.+)$/m.exec(message)?.[1]
  return { event, data: data ? (JSON.parse(data) as T) : null }
}
