import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { fixedClock } from '../../kernel/clock.ts'
import { systemCaller, type Ctx } from '../../kernel/context.ts'
import { withScope } from '../../kernel/scope.ts'
import { clearFiles, findStrays } from './file-clearing.service.ts'
import { addFile, receiveFile } from '../files/index.ts'

const clock = fixedClock('2027-03-01T02:00:00Z')
let world: World
let admin: Client
const signIn = async () => void (admin = await world.as('HQ_ADMIN'))
beforeAll(async () => {
  world = await openWorld({ clock })
  await signIn()
})
afterAll(() => world.close())

const files = () => world.app.services.files
const clear = () => clearFiles(world.app.services)
const exportCodes = async () => {
  const { made } = await admin.data<{ made: { file: { url: string; expiresAt: string } } }>(
    `mutation ($input: ExportStationsInput!) { made: exportStations(input: $input) { file { url expiresAt } } }`,
    { input: { format: 'CSV', columns: ['CODE', 'NAME'] } },
  )
  return made.file
}
const fetched = (url: string) => admin.http({ method: 'GET', url })
const system = <T>(run: (ctx: Ctx) => Promise<T>) => withScope(world.app.services.database, systemCaller(clock), run)
const bytesOf = async (text: string) =>
  receiveFile(files(), (run) => system(run), { bytes: Readable.from([Buffer.from(text)]), name: 'a.csv' })
const isThere = (sha256: string) =>
  files()
    .read(sha256)
    .then(
      () => true,
      () => false,
    )

test('the link of an export ends after a day, and the file with its bytes goes', async () => {
  const { url, expiresAt } = await exportCodes()
  expect(expiresAt).toBe('2027-03-02T02:00:00.000Z')
  expect((await fetched(url)).statusCode).toBe(200)
  const [file] = await world.sql<{ sha256: string }>('select sha256 from stored_file where expires_at is not null')
  const sha256 = file?.sha256 ?? ''
  clock.advance(24 * 60 - 1)
  await clear()
  await signIn()
  expect((await fetched(url)).statusCode).toBe(200)
  clock.advance(2)
  const late = await fetched(url)
  expect([late.statusCode, JSON.parse(late.body).code]).toEqual([404, 'FILE_EXPIRED'])
  await clear() // removes the row and marks the bytes
  expect(await world.sql('select 1 from stored_file where sha256 = $1', [sha256])).toEqual([])
  expect(await isThere(sha256)).toBe(true)
  clock.advance(61)
  await clear()
  expect(await isThere(sha256)).toBe(false)
})

test('bytes whose row was refused go after a day; those of a file stay', async () => {
  clock.set(new Date().toISOString()) // the store says by its own clock when it got them
  const orphan = await bytesOf('a,b\n1,2\n')
  const wanted = await bytesOf('a,b\n3,4\n')
  await system((ctx) => addFile(ctx, 'wanted.csv', wanted))
  await findStrays(world.app.services)
  expect(await world.sql('select 1 from file_blob where sha256 = $1', [orphan.sha256])).toEqual([])
  clock.advance(24 * 60 + 1)
  await findStrays(world.app.services)
  await clear()
  expect(await isThere(orphan.sha256)).toBe(true)
  clock.advance(61)
  await clear()
  expect([await isThere(orphan.sha256), await isThere(wanted.sha256)]).toEqual([false, true])
})

test('who sends the same bytes while they are about to go keeps them', async () => {
  const text = 'a,b\n5,6\n'
  const first = await bytesOf(text)
  await world.sql(
    `insert into file_blob (sha256, size, has_thumbnail, created_at, unused_since) values ($1, 8, false, $2, $2)`,
    [first.sha256, clock.now()],
  )
  clock.advance(61)
  const again = await bytesOf(text)
  await clear()
  await system((ctx) => addFile(ctx, 'again.csv', again))
  await clear()
  expect(await isThere(first.sha256)).toBe(true)
})

test('an export with personal data in clear needs a fresh sign-in; one without does not', async () => {
  await signIn()
  const client = admin
  clock.advance(6)
  const text = 'mutation ($input: ExportStationsInput!) { exportStations(input: $input) { rowCount } }'
  const code = (columns: string[]) => client.code(text, { input: { format: 'CSV', columns } })
  expect(await code(['CODE', 'PRINCIPAL_PHONE'])).toBe('SIGN_IN_AGAIN')
  expect(await code(['CODE', 'NAME'])).toBeNull()
  const technician = await world.as('TECHNICIAN')
  clock.advance(6)
  expect(await technician.code(text, { input: { format: 'CSV', columns: ['PRINCIPAL_PHONE'] } })).toBeNull() // masked
})
