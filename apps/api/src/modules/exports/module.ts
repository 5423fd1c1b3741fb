import type { Module } from '../../kernel/module.ts'
import { ExportResolver, exportMutations } from './export.resolver.ts'
import { exportJob, runExport } from './export.service.ts'

export const exports: Module = {
  name: 'exports',
  get resolvers() {
    return [ExportResolver, exportMutations()]
  },
  jobs: () => [{ kind: exportJob, run: runExport }],
}
