import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig, type Config } from './config.ts'
import { startProgram } from './start.ts'

const root = join(import.meta.dirname, '../../..')
const built = (app: string) => join(root, 'apps', app, 'dist')

function settings(): Config {
  try {
    return readConfig()
  } catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}

const webFolders =
  existsSync(built('admin')) && existsSync(built('portal')) ? { admin: built('admin'), portal: built('portal') } : null
await startProgram(settings(), webFolders)
