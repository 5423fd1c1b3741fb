import { readdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Client, openWorld, type World } from '../../../test/world.ts'
import { pdf, photo, program } from '../../kernel/files/files.fixture.ts'

let world: World
let people: Record<'hq' | 'region' | 'ownerA' | 'managerA' | 'ownerB' | 'ownerC' | 'nobody', Client>

beforeAll(async () => {
  world = await openWorld()
  people = {
    hq: await world.as('HQ_ADMIN'),
    region: await world.as('REGION_MANAGER'),
    ownerA: await world.asOwnerOf('A'),
    managerA: await world.as('STATION_MANAGER'),
    ownerB: await world.asOwnerOf('B'),
    ownerC: await world.asOwnerOf('C'),
    nobody: world.asPublic(),
  }
})
afterAll(() => world.close())

type Person = keyof typeof people

function form(name: string, bytes: Buffer, field = 'file') {
  const head = `--x\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`
  return {
    headers: { 'content-type': 'multipart/form-data; boundary=x', 'accept-language': 'en' },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')]),
  }
}

async function upload(person: Person, name: string, bytes: Buffer, headers: Record<string, string> = {}) {
  const sent = form(name, bytes)
  const options = { method: 'POST' as const, url: '/files', ...sent, headers: { ...sent.headers, ...headers } }
  const { statusCode, body } = await people[person].http(options)
  return {
    statusCode,
    ...(JSON.parse(body) as { id: string; name: string; code?: string; message?: string; sha256: string }),
  }
}
const get = (person: Person, url: string, headers = {}) => people[person].http({ method: 'GET', url, headers })
const status = async (person: Person, url: string) => (await get(person, url)).statusCode
/** The same kind of file with other bytes each time. */
const letter = (text: string) => Buffer.concat([pdf, Buffer.from(`%${text}`)])

describe('POST /files', () => {
  it('answers with the file, its name intact', async () => {
    const bytes = letter('合同')
    const answer = await upload('ownerA', '合同（二）.pdf', bytes)
    expect(answer).toMatchObject({
      statusCode: 201,
      name: '合同（二）.pdf',
      size: bytes.length,
      mediaType: 'application/pdf',
    })
    expect((await get('ownerA', `/files/${answer.id}`)).rawPayload).toEqual(bytes)
    const [row] = await world.sql<{ action: string; station_id: string }>(
      'select action, station_id from audit_event where entity_id = $1',
      [answer.id],
    )
    expect(row).toEqual({ action: 'uploadFile', station_id: await world.stationId('A') })
  })
  it.each([
    ['a renamed program', 'photo.png', program, 400, 'FILE_TYPE_NOT_ALLOWED'],
    ['a wrong ending', 'photo.png', pdf, 400, 'FILE_NAME_NOT_OF_TYPE'],
    ['an empty file', 'a.pdf', Buffer.alloc(0), 400, 'FILE_EMPTY'],
    ['a broken picture', 'a.jpg', Buffer.from('ffd8ffe000104a464946000101', 'hex'), 400, 'FILE_DAMAGED'],
    ['a large table', 'a.csv', Buffer.alloc(5 * 1024 * 1024 + 1, 0x61), 400, 'FILE_TOO_LARGE'],
  ])('refuses %s with words', async (_case, name, bytes, statusCode, code) => {
    const english = await upload('ownerA', name, bytes)
    expect(english).toMatchObject({ statusCode, code })
    const chinese = await upload('ownerA', name, bytes, { 'accept-language': 'zh-CN' })
    expect(chinese.message).toMatch(/[\u4e00-\u9fff]/)
    expect(english.message).toMatch(/^[A-Z][\x20-\x7e]+$/)
  })
  it('refuses other origins, strangers, and a form without the file', async () => {
    expect(await upload('ownerA', 'a.pdf', pdf, { origin: 'https://evil.example' })).toMatchObject({ statusCode: 403 })
    expect(await upload('nobody', 'a.pdf', pdf)).toMatchObject({ statusCode: 401, code: 'UNAUTHENTICATED' })
    const other = await people.ownerA.http({ method: 'POST', url: '/files', ...form('a.pdf', pdf, 'photo') })
    expect(other.statusCode).toBe(400)
    const json = await people.ownerA.http({ method: 'POST', url: '/files', payload: { file: 'a' } })
    expect(json.statusCode).toBe(400)
  })
  it('tells the refusal over a real connection, also when much was still to come', async () => {
    await world.app.server.listen({ port: 0, host: '127.0.0.1' })
    const { port } = world.app.server.addresses()[0] as AddressInfo
    const body = new FormData()
    body.append('file', new Blob([Buffer.alloc(30 * 1024 * 1024, 0x61)]), 'a.csv')
    const answer = await fetch(`http://127.0.0.1:${port}/files`, { method: 'POST', body })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})

describe('whose file it is', () => {
  it.each([
    ['ownerA', { ownerA: 200, managerA: 200, hq: 200, region: 200, ownerB: 404, ownerC: 404, nobody: 401 }],
    ['ownerC', { ownerC: 200, hq: 200, region: 404, ownerA: 404, nobody: 401 }],
    ['hq', { hq: 200, region: 404, ownerA: 404, ownerC: 404 }],
    ['region', { region: 200, hq: 200, ownerA: 404 }],
  ] as const)('sent by %s', async (sender, readers) => {
    const bytes = await photo('png', { width: 50 + sender.length, height: 40 })
    const { id } = await upload(sender, '现场.png', bytes)
    for (const [person, statusCode] of Object.entries(readers)) {
      expect([person, await status(person as Person, `/files/${id}`)]).toEqual([person, statusCode])
      expect([person, await status(person as Person, `/files/${id}/thumbnail`)]).toEqual([person, statusCode])
      if (person === 'nobody') continue
      const { storedFile } = await people[person as Person].data('query ($id: ID!) { storedFile(id: $id) { id } }', {
        id,
      })
      expect(storedFile === null).toBe(statusCode === 404)
    }
  })
  it.each([
    '/files/x',
    '/files/019abcde-0000-7000-8000-00000000000a',
    '/files/..%2f..%2fsession-secret',
    "/files/'or'1",
  ])('%s is not there', async (url) => {
    expect(await status('hq', url)).toBe(404)
  })
  it('bytes that two stations have lie in the store once', async () => {
    const bytes = letter('the same')
    const first = await upload('ownerB', 'b.pdf', bytes)
    const second = await upload('ownerC', 'c.pdf', bytes)
    expect(second.sha256).toBe(first.sha256)
    expect(second.id).not.toBe(first.id)
    expect(await world.sql('select 1 from file_blob where sha256 = $1', [first.sha256])).toHaveLength(1)
    const kept = readdirSync(join(world.folder, 'files'), { recursive: true }).filter((path) =>
      String(path).endsWith(first.sha256),
    )
    expect(kept).toHaveLength(1)
    expect(await status('ownerB', `/files/${second.id}`)).toBe(404)
  })
})

describe('GET /files/:id', () => {
  it('is a download that can do nothing', async () => {
    const { id, sha256 } = await upload('ownerA', '照片 1.png', await photo('png', { width: 64, height: 48 }))
    const { headers, rawPayload } = await get('ownerA', `/files/${id}`)
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(rawPayload.length),
      'content-disposition': `attachment; filename="__ 1.png"; filename*=UTF-8''%E7%85%A7%E7%89%87%201.png`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      etag: `"${sha256}"`,
    })
    const thumbnail = await get('ownerA', `/files/${id}/thumbnail`)
    expect(thumbnail.headers['content-type']).toBe('image/webp')
    expect(thumbnail.rawPayload.subarray(8, 12).toString()).toBe('WEBP')
  })
  it('is shown in a frame of ours when it is a PDF and asked for so', async () => {
    const { id } = await upload('ownerA', 'a.pdf', letter('to be read in place'))
    const { headers } = await get('ownerA', `/files/${id}?view=1`)
    expect(headers['content-disposition']).toMatch(/^inline; /)
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
    const picture = await upload('ownerA', 'a.png', await photo('png', { width: 8, height: 8 }))
    const shown = await get('ownerA', `/files/${picture.id}?view=1`)
    expect(shown.headers['content-disposition']).toMatch(/^attachment; /)
    expect(shown.headers['content-security-policy']).toContain('sandbox')
  })
  it('is not sent again to a browser that has it, but only after asking who reads', async () => {
    const { id, sha256 } = await upload('ownerA', 'a.pdf', letter('once'))
    const had = { 'if-none-match': `"${sha256}"` }
    const again = await get('ownerA', `/files/${id}`, had)
    expect([again.statusCode, again.body]).toEqual([304, ''])
    expect((await get('ownerB', `/files/${id}`, had)).statusCode).toBe(404)
  })
  it('has no thumbnail of a letter', async () => {
    const { id } = await upload('ownerA', 'a.pdf', letter('no picture'))
    expect(await status('ownerA', `/files/${id}/thumbnail`)).toBe(404)
    const { storedFile } = await people.ownerA.data('query ($id: ID!) { storedFile(id: $id) { url thumbnailUrl } }', {
      id,
    })
    expect(storedFile).toEqual({ url: `/files/${id}?app=portal`, thumbnailUrl: null })
  })
  it('knows the session from the link alone, as a picture in a page sends no header of ours', async () => {
    const { id } = await upload('hq', 'a.pdf', letter('link'))
    const bare = { 'x-stationmaster-app': '' }
    expect((await get('hq', `/files/${id}?app=admin`, bare)).statusCode).toBe(401)
    const { url } = (await people.hq.data('query ($id: ID!) { storedFile(id: $id) { url } }', { id }))[
      'storedFile'
    ] ?? { url: '' }
    const cookie = await world.cookieOf(people.hq.userId ?? '', 'admin')
    const { statusCode } = await world.app.server.inject({ method: 'GET', url, headers: { cookie } })
    expect(statusCode).toBe(200)
    expect(
      (await world.app.server.inject({ method: 'GET', url: url.replace('admin', 'portal'), headers: { cookie } }))
        .statusCode,
    ).toBe(401)
  })
})
