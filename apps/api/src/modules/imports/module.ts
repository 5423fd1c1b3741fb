import { defineLive } from '../../kernel/live.ts'
import type { Module } from '../../kernel/module.ts'
import { jobCancelled } from '../jobs/index.ts'
import { may } from './import.access.ts'
import { ImportBatch, ImportChoice, ImportRow } from './import.entity.ts'
import './import.record.ts'
import { ImportResolver } from './import.resolver.ts'
import { importJob, settle, settleByJob, writeRows } from './import-run.service.ts'

defineLive({ type: 'Import', entity: ImportBatch, read: [may.READ] })

export const imports: Module = {
  name: 'imports',
  entities: [ImportBatch, ImportRow, ImportChoice],
  resolvers: [ImportResolver],
  handlers: [{ event: jobCancelled.event, run: (ctx, { jobId }) => settleByJob(ctx, String(jobId)) }],
  jobs: () => [
    {
      kind: importJob,
      run: writeRows,
      onFailure: ({ payload, transaction }) => transaction((ctx) => settle(ctx, String(payload['importId']), 'fail')),
    },
  ],
}
