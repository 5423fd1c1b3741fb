import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../test/world.ts'
import { testConfig } from '../../../test/template.ts'
import { openApp } from '../../app.ts'
import { migrations } from '../../migrations/index.ts'
import { sealAudit } from '../audit-seal/sealer.ts'
import { verifyAudit } from '../audit-seal/verify.ts'
import { systemClock } from '../clock.ts'
import { openPool, withClient, type Connection } from '../database.ts'
import { openFileStore } from '../files/store.ts'
import { writeArchive } from './archive.ts'
import { dump } from './dump.ts'
import { restore } from './restore.ts'

let world: World
let folder: string
const made: string[] = []
beforeAll(async () => {
  world = await openWorld()
  folder = mkdtempSync(join(tmpdir(), 'stationmaster-backup-'))
})
afterAll(async () => {
  await world.close()
  await withClient({ ...world.owner, database: 'postgres' }, async (client) => {
    for (const name of made) await client.query(`drop database if exists ${name} with (force)`)
  })
  rmSync(folder, { recursive: true, force: true })
})

const store = (name: string) => openFileStore({ folder: join(folder, name) })
function elsewhere(): Connection {
  const database = `restored_${randomUUID().slice(0, 8)}`
  made.push(database)
  return { ...world.owner, database }
}
async function backup(name: string, passphrase?: string) {
  const counts = { tables: 0, rows: 0, files: 0, missing: 0 }
  const file = join(folder, name)
  const options = { store: world.app.services.files, now: systemClock.now(), counts }
  await withClient(world.owner, (client) => writeArchive(file, dump(client, options), passphrase))
  return { file, counts }
}
const put = (file: string, owner: Connection, more: { force?: boolean; passphrase?: string } = {}) =>
  restore({ file, owner, migrations, store: store(owner.database), force: false, ...more })
const rowsIn = (owner: Connection, sql: string) => withClient(owner, async (client) => (await client.query(sql)).rows)

const uploading = (name: string) =>
  Buffer.from(
    `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${name},1\r\n--b--\r\n`,
  )

test('a backup taken while 32 people write restores whole: rows, files, chain, numbers, row security', async () => {
  const owner = await world.as('STATION_OWNER')
  const uploaded = await owner.http({
    method: 'POST',
    url: '/files',
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload: uploading('work.csv'),
  })
  expect(uploaded.statusCode, uploaded.body).toBe(201)
  let writing = true
  let written = 0
  const admin = await world.as('HQ_ADMIN')
  const writers = Array.from({ length: 32 }, async (_, index) => {
    while (writing) {
      await admin.ask('mutation($input: InviteUserInput!) { inviteUser(input: $input) { expiresAt } }', {
        input: { name: `写手 ${index}`, email: `w${index}-${(written += 1)}@test.example`, roles: ['HQ_READER'] },
      })
    }
  })
  while (written < 40) await new Promise((resolve) => setTimeout(resolve, 10))
  const pool = openPool(world.app.services.database.connectionAs('app_web'), 1)
  await sealAudit(pool, systemClock.now)
  const { file, counts } = await backup('load.backup')
  const during = written
  writing = false
  await Promise.all(writers)
  await pool.end()
  expect(counts).toMatchObject({ missing: 0, files: 1 })

  const target = elsewhere()
  const restored = await put(file, target)
  expect(restored.rows).toBe(counts.rows)
  const [found] = await rowsIn(
    target,
    `select (select count(*)::int from app_user where email like 'w%@test.example') as people,
            (select count(*)::int from audit_event where action = 'inviteUser' and outcome = 'DONE') as deeds,
            (select count(*)::int from auth.one_time_token) as links,
            (select max(seq)::int from audit_event) as last,
            (select last_value::int from audit_event_seq) as next`,
  )
  expect(found.people).toBeGreaterThan(0)
  expect(found.people).toBeLessThanOrEqual(during)
  expect([found.deeds, found.links]).toEqual([found.people, found.people]) // one snapshot: all of a deed, or nothing
  expect(found.next).toBeGreaterThanOrEqual(found.last)
  expect(await withClient(target, (client) => verifyAudit(client, []))).toMatchObject({ found: 0 })

  const app = await openApp({
    config: { ...testConfig(join(folder, target.database)), dataFolder: join(folder, 'run') },
    owner: target,
    sessionSecret: 's'.repeat(40),
    clock: systemClock,
    webFolders: null,
  }) // the self-test of row security runs here
  await app.close()
  await rowsIn(
    target,
    `insert into audit_event (id, at, actor_name, actor_roles, action, entity, outcome, changes, request_id)
    values (gen_random_uuid(), now(), '', '{}', 'x', 'User', 'DONE', '[]', 'r')`,
  )
  await expect(rowsIn(target, 'delete from audit_event')).rejects.toThrow('audit rows never change')
  const sums = await rowsIn(target, 'select sha256 from file_blob')
  expect((await store(target.database).read(sums[0].sha256)).toString()).toContain('work.csv,1')
})

test('every table has the same content on both sides', async () => {
  const { file } = await backup('same.backup')
  const target = elsewhere()
  await put(file, target)
  const tables = await world.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname in ('public', 'auth') and tablename not in ('session', 'attempt', 'schema_migration', 'outbox_event', 'audit_seal', 'deadline', 'notification')`, // the last ones grow by the clock
  )
  const digest = ({ name }: { name: string }) =>
    `select '${name}' as name, count(*)::int as rows, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${name} t`
  for (const table of tables) expect(await rowsIn(target, digest(table))).toEqual(await world.sql(digest(table)))
  const keys = `select count(*)::int as count from pg_constraint where contype = 'f' and convalidated and connamespace in ('public'::regnamespace, 'auth'::regnamespace)`
  expect(await rowsIn(target, keys)).toEqual(await world.sql(keys))
})

test('a damaged file, a cut one and a wrong passphrase change nothing', async () => {
  const { file } = await backup('sealed.backup', 'correct horse battery')
  const target = elsewhere()
  const bytes = readFileSync(file)
  const changed = Buffer.from(bytes)
  const middle = Math.floor(bytes.length / 2)
  changed[middle] = (changed[middle] ?? 0) ^ 1
  for (const [name, content] of [
    ['changed', changed],
    ['cut', bytes.subarray(0, bytes.length - 100)],
    ['long', Buffer.concat([bytes, Buffer.from('more')])],
  ] as const) {
    writeFileSync(join(folder, name), content)
    await expect(put(join(folder, name), target, { passphrase: 'correct horse battery' })).rejects.toMatchObject({
      code: 'BACKUP_DAMAGED',
    })
  }
  await expect(put(file, target, { passphrase: 'something else' })).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
  await expect(put(file, target)).rejects.toMatchObject({ code: 'BACKUP_PASSPHRASE_NEEDED' })
  writeFileSync(join(folder, 'none'), 'no backup at all')
  await expect(put(join(folder, 'none'), target)).rejects.toMatchObject({ code: 'BACKUP_UNREADABLE' })
  expect(bytes.includes('测试') || bytes.includes('app_user')).toBe(false)
  expect((await put(file, target, { passphrase: 'correct horse battery' })).rows).toBeGreaterThan(100)
})

test('an open file is checked too', async () => {
  const { file } = await backup('open.backup')
  const bytes = readFileSync(file)
  writeFileSync(join(folder, 'open-cut'), bytes.subarray(0, bytes.length - 30))
  await expect(put(join(folder, 'open-cut'), elsewhere())).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
})

test('a database with people in it is not overwritten unless that is asked for', async () => {
  const { file } = await backup('twice.backup')
  const target = elsewhere()
  await put(file, target)
  await expect(put(file, target)).rejects.toMatchObject({ code: 'BACKUP_NOT_EMPTY' })
  await rowsIn(target, `update station set remark = 'changed'`)
  await put(file, target, { force: true })
  expect(await rowsIn(target, `select 1 from station where remark = 'changed'`)).toEqual([])
  await expect(put(file, { ...world.owner }, { force: true })).rejects.toMatchObject({ code: 'BACKUP_IN_USE' })
})

test('a backup of a later version is refused', async () => {
  const { file } = await backup('later.backup')
  const older = migrations.slice(0, -1)
  await expect(
    restore({ file, owner: elsewhere(), migrations: older, store: store('older'), force: false }),
  ).rejects.toMatchObject({ code: 'BACKUP_NEWER' })
})
