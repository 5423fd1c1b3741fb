import type { Module } from '../../kernel/module.ts'
import { FileBlob, StoredFile } from './stored-file.entity.ts'
import { StoredFileResolver } from './stored-file.resolver.ts'
import { clearFiles, findStrays } from './stored-file-clearing.service.ts'
import { fileRoutes } from './stored-file.routes.ts'

export const files: Module = {
  name: 'files',
  entities: [FileBlob, StoredFile],
  resolvers: [StoredFileResolver],
  routes: fileRoutes,
  schedules: (services) => [
    { name: 'files-clearing', cron: '10 * * * *', run: () => clearFiles(services) },
    { name: 'files-strays', cron: '5 4 * * *', run: () => findStrays(services) },
  ],
}
