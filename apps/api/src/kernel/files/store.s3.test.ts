import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer as collect } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pdf, photo } from './files.fixture.ts'
import { type FileStore, openFileStore } from './store.ts'

/** As much of the S3 protocol as the store speaks: put and get of whole objects, signed requests only. */
const objects = new Map<string, { body: Buffer; type: string }>()
let server: Server
let folder: string
let store: FileStore

beforeAll(async () => {
  server = createServer((request, response) => {
    const key = new URL(request.url ?? '/', 'http://s3').pathname
    if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=access/'))
      return response.writeHead(403).end()
    if (request.method === 'PUT') {
      return void collect(request).then((body) => {
        objects.set(key, { body, type: request.headers['content-type'] ?? '' })
        response.writeHead(200, { etag: '"1"' }).end()
      })
    }
    const object = objects.get(key)
    if (!object)
      return response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>')
    return response
      .writeHead(200, { 'content-length': object.body.length, 'content-type': object.type })
      .end(object.body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  folder = mkdtempSync(join(tmpdir(), 'file-store-s3-'))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const s3 = {
    bucket: 'stationmaster',
    region: 'cn-north-1',
    endpoint,
    accessKeyId: 'access',
    secretAccessKey: 'secret',
  }
  store = openFileStore({ folder, s3 })
})
afterAll(async () => {
  await new Promise((done) => server.close(done))
  rmSync(folder, { recursive: true, force: true })
})

const keep = async (bytes: Buffer, name: string) => store.keep(await store.receive(Readable.from([bytes]), name))

describe('a bucket of an S3-compatible service', () => {
  it('holds a file under the sum of its bytes, with its type', async () => {
    const { sha256 } = await keep(pdf, '合同.pdf')
    const object = objects.get(`/stationmaster/files/${sha256.slice(0, 2)}/${sha256}`)
    expect(object?.body).toEqual(pdf)
    expect(object?.type).toBe('application/pdf')
    expect(await store.read(sha256)).toEqual(pdf)
  })
  it('holds a picture and its thumbnail, and the local folder keeps nothing', async () => {
    const before = objects.size
    const { sha256, sizeBytes } = await keep(await photo('jpeg'), 'photo.jpg')
    expect(objects.size).toBe(before + 2)
    expect((await collect(await store.open(sha256))).length).toBe(sizeBytes)
    expect((await collect(await store.openThumbnail(sha256))).subarray(8, 12).toString()).toBe('WEBP')
    expect(readdirSync(folder, { recursive: true })).toEqual(['incoming'])
  })
  it('says so when an object is missing', async () => {
    await expect(store.read('0'.repeat(64))).rejects.toThrow('Cannot read file')
  })
})
