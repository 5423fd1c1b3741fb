import { join } from 'node:path'
import { startProgram } from './start.ts'
import { readConfig } from './config.ts'

const root = join(import.meta.dirname, '../../..')
const config = readConfig()
await startProgram(config, { admin: join(root, 'apps/admin/dist'), portal: join(root, 'apps/portal/dist') })
