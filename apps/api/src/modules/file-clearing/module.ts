import type { Module } from '../../kernel/module.ts'
import { clearFiles, findStrays } from './file-clearing.service.ts'

export const fileClearing: Module = {
  name: 'file-clearing',
  schedules: (services) => [
    { name: 'files-clearing', cron: '10 * * * *', run: () => clearFiles(services) },
    { name: 'files-strays', cron: '5 4 * * *', run: () => findStrays(services) },
  ],
}
