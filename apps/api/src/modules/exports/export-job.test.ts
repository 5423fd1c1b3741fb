import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWorld, type Client, type World } from '../../../test/world.ts'
import { bytesOf, copyStations, exported, recordsOf, type Exported } from './export.fixture.ts'

let world: World
let admin: Client
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('HQ_ADMIN')
})
afterAll(() => world.close())

describe('more than 5,000 rows', () => {
  const jobOf = async (client: Client, id: string) =>
    (
      await client.data<{ job: NonNullable<Exported['job']> }>(
        'query ($id: ID!) { job(id: $id) { id state file { url } } }',
        { id },
      )
    ).job

  test('become a job, whose file arrives on it for who asked only', { timeout: 60_000 }, async () => {
    await copyStations(world, 1710, 'L-')
    const { file, job, rowCount } = await exported(admin, {
      format: 'CSV',
      columns: ['CODE', 'STATE'],
      sort: 'CODE_ASC',
    })
    expect([file, rowCount]).toEqual([null, 5133])
    await expect.poll(async () => (await jobOf(admin, job?.id ?? '')).state, { timeout: 40_000 }).toBe('DONE')
    const done = await jobOf(admin, job?.id ?? '')
    const rows = recordsOf(await bytesOf(admin, done.file?.url ?? ''))
    expect(rows.length).toBe(5134)
    expect(new Set(rows.map(([code]) => code)).size).toBe(5134)
    expect(rows[1]?.[0]).toBe('L-A00001')
    const reader = await world.as('HQ_READER')
    expect((await jobOf(reader, job?.id ?? '')).file).toBeNull()
    const [noted] = await world.sql<{ input: object }>(
      `select input from audit_event where entity = 'StoredFile' and action = 'exportStations'`,
    )
    expect(noted?.input).toEqual({ list: 'stations', rowCount: 5133 })
  })

  test('a job of somebody who has lost the right ends without a file', { timeout: 60_000 }, async () => {
    const manager = await world.as('NETWORK_MANAGER')
    await world.sql(`update app_user set state = 'DEACTIVATED' where id = $1`, [manager.userId])
    const [job] = await world.sql<{ id: string }>(
      `insert into job (id, kind, subject, payload, state, requested_by_id, requested_by_name, created_at, updated_at)
       values (gen_random_uuid(), 'EXPORT', 'x', $2, 'QUEUED', $1, 'x', now(), now()) returning id`,
      [
        manager.userId,
        JSON.stringify({ list: 'stations', locale: 'en', request: { format: 'CSV', columns: ['CODE'] } }),
      ],
    )
    await world.sql(
      `insert into outbox_event (id, name, payload, created_at) values (gen_random_uuid(), 'jobs.started', $1, now())`,
      [JSON.stringify({ jobId: job?.id })],
    )
    await expect.poll(async () => (await jobOf(admin, job?.id ?? '')).state, { timeout: 40_000 }).toBe('FAILED')
  })
})
