import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock, localDate } from './clock.ts'
import type { Caller } from './context.ts'
import { type Database, ensureRoles, openDatabase, withClient } from './database.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'
import { migrate } from './migrate.ts'
import { nextNumber } from './numbers.ts'
import { AuditEvent } from './audit.ts'
import { withScope } from './scope.ts'

const day = localDate('2026-11-21')
const caller: Caller = {
  actor: null,
  scope: { as: 'hq' },
  locale: 'en',
  requestId: 'test',
  now: fixedClock('2026-11-21T00:00:00Z').now,
}

let folder: string
let server: EmbeddedPostgres
let database: Database

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'numbers-'))
  server = await startEmbeddedPostgres(folder, { durable: false })
  const owner = { host: server.host, port: server.port, user: server.user, database: 'postgres' }
  const sql = readFileSync(new URL('../migrations/0001-kernel.sql', import.meta.url), 'utf8')
  await ensureRoles(owner)
  await migrate(owner, [{ name: '0001-kernel', sql }])
  await withClient(owner, (client) =>
    client.query(`insert into number_range values ('WC', '2026-11-21', 9998)`).then(() => undefined),
  )
  database = openDatabase([AuditEvent], owner, 12)
})

afterAll(async () => {
  await database?.close()
  await server?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const draw = (prefix: string, on = day) => withScope(database, caller, ({ em }) => nextNumber(em, prefix, on))

describe('number ranges', () => {
  it('200 parallel creates get 200 different numbers without a gap', async () => {
    const numbers = await Promise.all(Array.from({ length: 200 }, () => draw('PO')))
    const expected = Array.from({ length: 200 }, (_, index) => `PO-20261121-${String(index + 1).padStart(4, '0')}`)
    expect(numbers.toSorted()).toEqual(expected)
  })
  it('counts each prefix and each day on its own', async () => {
    expect(await draw('SO')).toBe('SO-20261121-0001')
    expect(await draw('SO', localDate('2026-11-22'))).toBe('SO-20261122-0001')
    expect(await draw('SO')).toBe('SO-20261121-0002')
  })
  it('gives a number back when its transaction fails', async () => {
    const failing = withScope(database, caller, async ({ em }) => {
      await nextNumber(em, 'RQ', day)
      throw new Error('the document was not saved')
    })
    await expect(failing).rejects.toThrow('not saved')
    expect(await draw('RQ')).toBe('RQ-20261121-0001')
  })
  it('gets longer after 9999', async () => {
    expect([await draw('WC'), await draw('WC')]).toEqual(['WC-20261121-9999', 'WC-20261121-10000'])
  })
  it('refuses a prefix that would not be readable', async () => {
    await expect(draw('p-1')).rejects.toThrow(RangeError)
  })
})
