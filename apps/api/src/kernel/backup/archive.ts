import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { backupErrors } from './errors.ts'

/**
 * A backup file: one line of JSON that says how the rest is to be read, then gzip of JSON lines, encrypted (AES-256-GCM)
 * where a passphrase was given. The last line has the sum of all lines before it, so half a file is never taken for one.
 */
interface Head {
  stationmaster: 'backup'
  version: 1
  encryption: { salt: string; iv: string } | null
}

const mostHeadBytes = 1000
const tagBytes = 16
const keyOf = (passphrase: string, salt: string) =>
  scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'base64'), 32, { N: 2 ** 15, maxmem: 64 * 1024 * 1024 })

export type Line = Record<string, unknown> | unknown[]

async function* asText(lines: AsyncIterable<Line>): AsyncGenerator<Buffer> {
  const sum = createHash('sha256')
  let waiting: Buffer[] = []
  let size = 0
  for await (const line of lines) {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`)
    sum.update(bytes)
    waiting.push(bytes)
    size += bytes.length
    if (size < 65_536) continue
    yield Buffer.concat(waiting)
    waiting = []
    size = 0
  }
  yield Buffer.concat([...waiting, Buffer.from(`${JSON.stringify({ end: sum.digest('hex') })}\n`)])
}

/** Writes the lines to a new file; nothing stands under its name before all of it is there. */
export async function writeArchive(file: string, lines: AsyncIterable<Line>, passphrase?: string): Promise<number> {
  const encryption = passphrase
    ? { salt: randomBytes(16).toString('base64'), iv: randomBytes(12).toString('base64') }
    : null
  const head: Head = { stationmaster: 'backup', version: 1, encryption }
  const cipher =
    encryption && passphrase
      ? createCipheriv('aes-256-gcm', keyOf(passphrase, encryption.salt), Buffer.from(encryption.iv, 'base64'))
      : null
  const enclose = async function* (zipped: AsyncIterable<Buffer>) {
    yield Buffer.from(`${JSON.stringify(head)}\n`)
    for await (const chunk of zipped) yield cipher ? cipher.update(chunk) : chunk
    if (cipher) yield Buffer.concat([cipher.final(), cipher.getAuthTag()])
  }
  const part = `${file}.part`
  try {
    await pipeline(
      Readable.from(asText(lines)),
      createGzip({ level: 6 }),
      enclose,
      createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }),
    )
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
  return (await stat(file)).size
}

async function readHead(file: string): Promise<{ head: Head; begins: number; size: number }> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(mostHeadBytes), 0, mostHeadBytes, 0)
    const begins = buffer.subarray(0, bytesRead).indexOf(10) + 1
    const head = JSON.parse(buffer.subarray(0, begins).toString()) as Head
    if (head.stationmaster !== 'backup' || head.version !== 1) throw backupErrors.UNREADABLE()
    return { head, begins, size: (await handle.stat()).size }
  } catch {
    throw backupErrors.UNREADABLE()
  } finally {
    await handle.close()
  }
}

async function tagOf(file: string, size: number): Promise<Buffer> {
  const handle = await open(file)
  try {
    return (await handle.read(Buffer.alloc(tagBytes), 0, tagBytes, size - tagBytes)).buffer
  } finally {
    await handle.close()
  }
}

/** Split at line feeds only: names may hold the other characters that some readers take for ends of lines. */
async function* linesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, at + 1)])
      rest = []
      from = at + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
  }
  if (rest.length > 0) throw backupErrors.DAMAGED()
}

/** The lines again. Throws BACKUP_DAMAGED at the latest after the last one: commit nothing before the end. */
export async function* readArchive(file: string, passphrase?: string): AsyncGenerator<Line> {
  const { head, begins, size } = await readHead(file)
  if (head.encryption && !passphrase) throw backupErrors.PASSPHRASE_NEEDED()
  const ends = head.encryption ? size - tagBytes : size
  const bytes = createReadStream(file, { start: begins, end: ends - 1 })
  const unzipped = createGunzip()
  const decipher =
    head.encryption && passphrase ? await decipherOf(file, { ...head.encryption, passphrase, size }) : null
  const reading = decipher ? pipeline(bytes, decipher, unzipped) : pipeline(bytes, unzipped)
  reading.catch(() => {}) // the loop below meets the same error
  yield* summed(linesIn(asDamage(unzipped)))
}

/** Lets the lines through, and fails at the end when they are not what was written. */
async function* summed(texts: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  const sum = createHash('sha256')
  let isWhole = false
  for await (const text of texts) {
    if (isWhole) throw backupErrors.DAMAGED()
    const line = parse(text)
    if (!Array.isArray(line) && 'end' in line) {
      isWhole = line['end'] === sum.digest('hex')
      if (!isWhole) break
    } else {
      sum.update(text)
      yield line
    }
  }
  if (!isWhole) throw backupErrors.DAMAGED()
}

function parse(text: Buffer): Line {
  try {
    return JSON.parse(text.toString()) as Line
  } catch {
    throw backupErrors.DAMAGED()
  }
}

/** Whatever goes wrong below (zip, cipher, disk) means that the file is not what was written. */
async function* asDamage(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of chunks) yield chunk
  } catch {
    throw backupErrors.DAMAGED()
  }
}

type Encryption = NonNullable<Head['encryption']> & { passphrase: string; size: number }

async function decipherOf(file: string, { salt, iv, passphrase, size }: Encryption) {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(passphrase, salt), Buffer.from(iv, 'base64'))
  return decipher.setAuthTag(await tagOf(file, size))
}
