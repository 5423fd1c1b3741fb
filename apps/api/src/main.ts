import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startProgram } from './start.ts'
import { readConfig } from './config.ts'

const root = join(import.meta.dirname, '../../..')
const config = readConfig()
const built = (app: string) => join(root, 'apps', app, 'dist')
await startProgram(config, existsSync(built('portal')) ? { admin: built('admin'), portal: built('portal') } : null)
