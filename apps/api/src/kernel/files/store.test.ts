import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer as collect } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addMinutes, systemClock } from '../clock.ts'
import { mp4, pdf, photo, program, workbookOf, zipOf } from './files.fixture.ts'
import { type FileStore, openFileStore } from './store.ts'

const megabyte = 1024 * 1024
let folder: string
let store: FileStore

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'file-store-'))
  store = openFileStore({ folder })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const receive = (bytes: Buffer | string, name: string) => store.receive(Readable.from([Buffer.from(bytes)]), name)
const keep = async (bytes: Buffer | string, name: string) => store.keep(await receive(bytes, name))
const keptFiles = () => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
/** The directory names the same parts a thousand times: each would be unpacked again. */
function overlapping(zip: Buffer): Buffer {
  const end = zip.subarray(zip.length - 22)
  const from = end.readUInt32LE(16)
  const directory = zip.subarray(from, zip.length - 22)
  end.writeUInt16LE(3000, 10)
  return Buffer.concat([zip.subarray(0, from), ...Array.from({ length: 1000 }, () => directory), end])
}
const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')
const gb18030 = Buffer.from('b1e0bac52cc3fbb3c60a41312cbae3cda80a', 'hex')

describe('what is accepted', () => {
  it.each([
    ['a pdf', '合同.PDF', pdf, 'application/pdf'],
    ['a video', 'leak.mp4', mp4, 'video/mp4'],
    ['a workbook', '网点.xlsx', workbookOf(), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a table in UTF-8', 'a.csv', '编号,名称\nA1,恒通\n', 'text/csv'],
    ['a table in GB18030', 'a.csv', gb18030, 'text/csv'],
    ['a table in UTF-16', 'a.csv', utf16('编号\t名称\n'), 'text/csv'],
  ])('%s', async (_case, name, bytes, mediaType) => {
    const kept = await keep(bytes, name)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    expect(kept).toEqual({ sha256, mediaType, sizeBytes: Buffer.from(bytes).length, hasThumbnail: false })
    expect(await store.read(sha256)).toEqual(Buffer.from(bytes))
    expect(await collect(await store.open(sha256))).toEqual(Buffer.from(bytes))
  })
})

describe('what is refused', () => {
  it.each([
    ['a program renamed to a picture', 'photo.jpg', program, 'FILE_TYPE_NOT_ALLOWED'],
    ['a program renamed to a table', 'list.csv', program, 'FILE_TYPE_NOT_ALLOWED'],
    ['a program renamed to a workbook', 'list.xlsx', program, 'FILE_TYPE_NOT_ALLOWED'],
    ['a program', 'setup.exe', program, 'FILE_TYPE_NOT_ALLOWED'],
    ['a pdf renamed to a picture', 'photo.jpg', pdf, 'FILE_NAME_NOT_OF_TYPE'],
    ['a pdf renamed to a table', 'list.csv', `${pdf.toString()}\u0001`, 'FILE_TYPE_NOT_ALLOWED'],
    ['an svg', 'logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'FILE_TYPE_NOT_ALLOWED'],
    ['an svg renamed to a picture', 'logo.png', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'FILE_TYPE_NOT_ALLOWED'],
    ['a page', 'index.html', '<!doctype html><script>1</script>', 'FILE_TYPE_NOT_ALLOWED'],
    ['a page renamed to a table', 'index.csv', '\uFEFF \n<html><script>1</script>', 'FILE_TYPE_NOT_ALLOWED'],
    ['text in no known encoding', 'a.csv', Buffer.from([0x61, 0xff, 0x0a]), 'FILE_TYPE_NOT_ALLOWED'],
    ['a zip that is no workbook', 'a.xlsx', zipOf({ 'a.txt': 'a' }), 'FILE_TYPE_NOT_ALLOWED'],
    ['a damaged zip', 'a.xlsx', 'PK\x03\x04 and nothing', 'FILE_DAMAGED'],
    ['a zip bomb', 'a.xlsx', workbookOf(Buffer.alloc(101 * megabyte)), 'FILE_TOO_LARGE'],
    ['a zip whose parts overlap', 'a.xlsx', overlapping(workbookOf(randomBytes(100_000))), 'FILE_DAMAGED'],
    ['nothing', 'a.pdf', '', 'FILE_EMPTY'],
    ['no ending', 'jpg', 'a', 'FILE_TYPE_NOT_ALLOWED'],
    ['a hidden second ending', 'a.jpg.exe', program, 'FILE_TYPE_NOT_ALLOWED'],
  ])('%s', async (_case, name, bytes, code) => {
    await expect(receive(bytes, name)).rejects.toMatchObject({ code })
    expect(readdirSync(join(folder, 'incoming'))).toEqual([])
  })
  it.each([
    ['a.csv', 5],
    ['a.xlsx', 5],
    ['a.pdf', 10],
    ['a.png', 20],
    ['a.mp4', 50],
  ])('%s of more than %i MB, without reading on', async (name, maximum) => {
    let sent = 0
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += 1
          yield Buffer.alloc(megabyte, 0x61)
        }
      })(),
    )
    await expect(store.receive(endless, name)).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      params: { maximum: `${maximum} MB` },
    })
    expect(sent).toBeLessThan(maximum + 5)
    expect(readdirSync(join(folder, 'incoming'))).toEqual([])
  })
  it('what breaks off on the way', async () => {
    const broken = new Readable({ read: () => undefined })
    broken.push(pdf)
    setImmediate(() => broken.destroy(new Error('gone')))
    await expect(store.receive(broken, 'a.pdf')).rejects.toThrow('gone')
    expect(readdirSync(join(folder, 'incoming'))).toEqual([])
  })
})

describe('pictures', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('%s: drawn anew, without the data of the camera', async (format) => {
    const sent = Buffer.concat([await photo(format), Buffer.from('<script>appended</script>')])
    expect(sent.includes('SecretCamera')).toBe(true)
    const { sha256, sizeBytes, hasThumbnail, mediaType } = await keep(sent, `photo.${format}`)
    const kept = await store.read(sha256)
    expect(mediaType).toBe(`image/${format}`)
    expect(sizeBytes).toBe(kept.length)
    expect(kept.includes('SecretCamera') || kept.includes('appended')).toBe(false)
    const { format: drawn, width, height, exif, xmp, iptc } = await sharp(kept).metadata()
    expect({ drawn, width, height, exif, xmp, iptc }).toEqual({ drawn: format, width: 600, height: 400 })
    expect(hasThumbnail).toBe(true)
    const small = await sharp(await collect(await store.openThumbnail(sha256))).metadata()
    expect(small).toMatchObject({ format: 'webp', width: 320, height: 213 })
  })
  it('applies the turn of the camera', async () => {
    const { sha256 } = await keep(await photo('jpeg', { turned: true }), 'turned.jpg')
    expect(await sharp(await store.read(sha256)).metadata()).toMatchObject({ width: 400, height: 600 })
  })
  it('does not enlarge a small one', async () => {
    const { sha256 } = await keep(await photo('png', { width: 40, height: 20 }), 'small.png')
    const small = await sharp(await collect(await store.openThumbnail(sha256))).metadata()
    expect(small).toMatchObject({ width: 40, height: 20 })
  })
  it('refuses more than 40 million pixels, however small the file', async () => {
    const flat = { create: { width: 8000, height: 5001, channels: 3 as const, background: 'white' } }
    const bytes = await sharp(flat).png().toBuffer()
    expect(bytes.length).toBeLessThan(megabyte)
    await expect(keep(bytes, 'flat.png')).rejects.toMatchObject({ code: 'FILE_TOO_MANY_PIXELS' })
  })
  it('refuses half a picture and keeps nothing of it', async () => {
    const whole = await photo('jpeg')
    const before = keptFiles().length
    await expect(keep(whole.subarray(0, whole.length / 2), 'half.jpg')).rejects.toMatchObject({ code: 'FILE_DAMAGED' })
    expect(keptFiles().length).toBe(before)
  })
})

describe('the same bytes', () => {
  it('are stored once, also when they arrive at the same time under other names', async () => {
    const before = keptFiles().length
    const bytes = await photo('jpeg', { width: 333, height: 222 })
    const kept = await Promise.all(['a.jpg', 'b.jpeg', 'c.JPG'].map((name) => keep(bytes, name)))
    expect(new Set(kept.map((each) => each.sha256)).size).toBe(1)
    expect(keptFiles().length).toBe(before + 2) // the picture and its thumbnail
  })
  it('a discarded upload leaves nothing, a crashed one nothing after a day', async () => {
    const before = keptFiles().length
    await store.discard(await receive(`${pdf.toString()}%1`, 'a.pdf'))
    expect(keptFiles().length).toBe(before)
    await receive(`${pdf.toString()}%2`, 'a.pdf')
    await store.clearIncoming(systemClock.now())
    expect(keptFiles().length).toBe(before + 1)
    await store.clearIncoming(addMinutes(systemClock.now(), 24 * 60 + 1))
    expect(keptFiles().length).toBe(before)
  })
  it('what was never stored cannot be read', async () => {
    await expect(store.read('0'.repeat(64))).rejects.toThrow(/ENOENT/)
  })
})
