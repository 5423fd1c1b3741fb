import { columnsOf } from '../../kernel/export-list.ts'
import { mayJob } from '../../kernel/jobs.ts'
import { defineList } from '../../kernel/list.ts'
import { BulkOutcomeEnum, BulkRowType } from './bulk.types.ts'

export const bulkRowList = defineList({
  type: 'BulkRow',
  node: () => BulkRowType,
  filter: { job: { kind: 'id', path: 'jobId' }, outcome: { kind: 'enum', type: BulkOutcomeEnum } },
  sort: ['position'],
  defaultSort: { property: 'position' },
  export: {
    name: 'bulkRows',
    title: 'pages.bulk.refusals',
    allow: [mayJob.READ],
    columns: columnsOf('position label outcome reason recordId'),
  },
})
