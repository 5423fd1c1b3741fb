import type { Module } from '../../kernel/module.ts'
import { BulkRow } from './bulk-row.entity.ts'
import './bulk-row.record.ts'
import { BulkResolver, changeMutations } from './bulk.resolver.ts'
import { bulkJob, runBulk } from './bulk.service.ts'

export const bulk: Module = {
  name: 'bulk',
  entities: [BulkRow],
  get resolvers() {
    return [BulkResolver, changeMutations()]
  },
  jobs: () => [{ kind: bulkJob, run: runBulk }],
}
