import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import type { Connection } from '../src/kernel/database.ts'
import { startEmbeddedPostgres } from '../src/kernel/embedded-postgres.ts'
import { ensureDatabase, migrate } from '../src/kernel/migrate.ts'
import { migrations } from '../src/migrations/index.ts'
import { fillTemplate } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    template: Connection
  }
}

/** Each world is a thousand files, made and removed: where the machine keeps some in memory, with room, no disk is asked. */
function placeOfFiles(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > 4 * 2 ** 30 ? memory : tmpdir()
}

/** One server per run with one migrated and filled database; every world is a clone of it (about 0.1 s). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(placeOfFiles(), 'stationmaster-test-'))
  const server = await startEmbeddedPostgres(folder, { durable: false })
  const { host, port, user } = server
  const template: Connection = { host, port, user, database: 'template_world' }
  await ensureDatabase(template)
  await migrate(template, migrations)
  await fillTemplate(template, folder)
  project.provide('template', template)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
