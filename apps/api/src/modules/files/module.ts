import type { Module } from '../../kernel/module.ts'
import { FileBlob, StoredFile } from './stored-file.entity.ts'
import { StoredFileResolver } from './stored-file.resolver.ts'
import { fileRoutes } from './stored-file.routes.ts'

export const files: Module = {
  name: 'files',
  entities: [FileBlob, StoredFile],
  resolvers: [StoredFileResolver],
  routes: fileRoutes,
}
