import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'
import { fixedClock } from '../../kernel/clock.ts'
import { type Caller, callerOf } from '../../kernel/context.ts'
import { pdf } from '../../kernel/files/files.fixture.ts'
import { withScope } from '../../kernel/scope.ts'
import { addFile, findFile, prepareFile, readFile } from './index.ts'

// 23:00 in Shanghai
const clock = fixedClock('2026-11-21T15:00:00Z')
let world: World
let owner: Caller
let serial = 0

beforeAll(async () => {
  world = await openWorld({ clock })
  const [user] = await world.sql<{ id: string }>(`select id from app_user where email = 'station_owner@test'`)
  const actor = await world.app.services.actorOfUser(user?.id ?? '')
  if (!actor) throw new Error('no owner')
  owner = callerOf(actor, { locale: 'en', requestId: 'test', now: clock.now })
})
afterAll(() => world.close())

async function add(caller = owner) {
  const { files, database } = world.app.services
  serial += 1
  const kept = await prepareFile(files, 'a.pdf', Buffer.concat([pdf, Buffer.from(`%${serial}`)]))
  return withScope(database, caller, (ctx) => addFile(ctx, 'a.pdf', kept))
}
/** Rows as if they had been uploaded at that moment. */
const fill = (count: number, size: number, at: Date) =>
  world.sql(
    `with blob as (insert into file_blob values (repeat('0', 63) || '1', 1, false, $1) on conflict do nothing)
     insert into stored_file select gen_random_uuid(), 'x.pdf', 'application/pdf', $2, repeat('0', 63) || '1', false, u.station_id, u.id, $1
       from app_user u, generate_series(1, $3) where u.email = 'station_owner@test'`,
    [at, size, count],
  )
const codes = async (attempts: Promise<unknown>[]) =>
  (await Promise.allSettled(attempts)).map((each) =>
    each.status === 'fulfilled' ? 'added' : (each.reason as { code: string }).code,
  )

describe('a file that a job made', () => {
  it('is kept, found and read by its owner', async () => {
    const file = await add()
    const { database, files } = world.app.services
    const found = await withScope(database, owner, (ctx) => findFile(ctx, file.id), { readOnly: true })
    expect(found).toMatchObject({ name: 'a.pdf', mediaType: 'application/pdf', stationId: await world.stationId('A') })
    expect((await readFile(files, found)).subarray(0, 5).toString()).toBe('%PDF-')
  })
  it('cannot be changed or deleted, not even by its owner', async () => {
    const file = await add()
    const attempt = withScope(world.app.services.database, owner, async (ctx) => {
      const found = await findFile(ctx, file.id)
      found.name = 'b.pdf'
    })
    await expect(attempt).rejects.toThrow(/permission denied/)
  })
})

describe('limits', () => {
  it('200 files a day for a person, also when many come at once; a new day in Shanghai starts anew', async () => {
    await world.sql('delete from stored_file')
    await fill(197, 1, clock.now())
    const answers = await codes(Array.from({ length: 8 }, () => add()))
    expect(answers.filter((answer) => answer === 'added')).toHaveLength(3)
    expect(answers.filter((answer) => answer === 'FILE_DAILY_LIMIT')).toHaveLength(5)
    clock.advance(60)
    expect(await codes([add()])).toEqual(['added'])
  })
  it('2 GB for a station', async () => {
    await world.sql('delete from stored_file')
    const gigabyte = 1024 ** 3
    await fill(1, gigabyte, clock.now())
    expect(await codes([add()])).toEqual(['added'])
    await fill(1, gigabyte - 1000, clock.now())
    const answers = await codes(Array.from({ length: 20 }, () => add()))
    const size = pdf.length + 3
    expect(answers.filter((answer) => answer === 'added').length).toBe(Math.floor(1000 / size) - 1)
    expect(answers).toContain('FILE_STATION_LIMIT')
  })
})
