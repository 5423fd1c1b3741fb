import type { Module } from '../../kernel/module.ts'
import { ApplicationFile } from './application-file.entity.ts'
import { ApplicationFileResolver } from './application-file.resolver.ts'
import { applicationFileRoutes } from './application-file.routes.ts'

export const applicationFiles: Module = {
  name: 'application-files',
  entities: [ApplicationFile],
  resolvers: [ApplicationFileResolver],
  routes: applicationFileRoutes,
}
