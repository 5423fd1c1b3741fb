import { appendFile, readFile } from 'node:fs/promises'
import { formatMoment, localDateOf, parseMoment } from '../clock.ts'

/** The end of the chain: whoever knows it can tell later that nothing before it was changed or cut off. */
export interface Head {
  seq: number
  hash: string
}

const line = /^(\S+) (\d+) ([0-9a-f]{64})$/

interface KeptHead extends Head {
  at: string
}

/** The heads that were kept, oldest first; lines that are none are left out. */
export async function keptHeads(file: string): Promise<KeptHead[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text.split('\n').flatMap((row) => {
    const [, at = '', seq, hash = ''] = line.exec(row.trim()) ?? []
    return seq ? [{ at, seq: Number(seq), hash }] : []
  })
}

/** Adds the head of the day, once a day; the file is copied away by whoever guards it (operations.md). */
export async function keepHead(file: string, { seq, hash }: Head, now: Date): Promise<void> {
  const last = (await keptHeads(file)).at(-1)
  const lastAt = last && parseMoment(last.at)
  if (lastAt && localDateOf(lastAt) === localDateOf(now)) return
  await appendFile(file, `${formatMoment(now)} ${seq} ${hash}\n`, { mode: 0o600 })
}
