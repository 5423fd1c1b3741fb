import { defineList } from '../../kernel/list.ts'
import { JobStateEnum, JobType } from './job.types.ts'

export const jobList = defineList({
  type: 'Job',
  node: () => JobType,
  filter: { state: { kind: 'enum', type: JobStateEnum }, kind: { kind: 'text' } },
  sort: ['createdAt'],
  defaultSort: { property: 'createdAt', descending: true },
  search: 'searchText',
})
