import type { Module } from '../../kernel/module.ts'
import { jobCancelled } from '../jobs/index.ts'
import { ImportBatch, ImportChoice, ImportRow } from './import.entity.ts'
import './import.record.ts'
import { ImportResolver } from './import.resolver.ts'
import { importJob, settle, writeRows } from './import-run.service.ts'

export const imports: Module = {
  name: 'imports',
  entities: [ImportBatch, ImportRow, ImportChoice],
  resolvers: [ImportResolver],
  handlers: [{ event: jobCancelled.event, run: (ctx, { jobId }) => settle(ctx, { jobId: String(jobId) }, 'cancel') }],
  jobs: () => [
    {
      kind: importJob,
      run: writeRows,
      onFailure: ({ payload, transaction }) =>
        transaction((ctx) => settle(ctx, { id: String(payload['importId']) }, 'fail')),
    },
  ],
}
