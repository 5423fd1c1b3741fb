import { columnsOf } from '../../kernel/export-list.ts'
import { defineList } from '../../kernel/list.ts'
import { may } from './deadline.access.ts'
import { readableKeys } from './deadline.service.ts'
import { DeadlineStateEnum, DeadlineType } from './deadline.types.ts'

export const deadlineList = defineList({
  type: 'Deadline',
  node: () => DeadlineType,
  filter: {
    state: { kind: 'enum', type: DeadlineStateEnum },
    key: { kind: 'text' },
    isOpen: { kind: 'boolean' },
    isOverdue: { kind: 'boolean' },
    dueOn: { kind: 'dayRange' },
    owner: { kind: 'id', path: 'ownerId' },
    station: { kind: 'id', path: 'stationId' },
    province: { kind: 'id', path: 'provinceId' },
    subjectType: { kind: 'text' },
    subject: { kind: 'id', path: 'subjectId' },
  },
  // a kind is seen by those whom it concerns, whatever rows are theirs
  within: (actor, { key }) => {
    const readable = readableKeys(actor)
    return { key: Array.isArray(key) ? readable.filter((one) => key.includes(one)) : readable }
  },
  sort: ['dueAt', 'startedAt'],
  defaultSort: { property: 'dueAt' },
  search: 'searchText',
  export: {
    name: 'deadlines',
    title: 'pages.due.title',
    allow: [may.READ],
    columns: {
      ...columnsOf('title subjectLabel state dueAt startedAt endedAt clock level endReason'),
      station: 'station.name',
    },
  },
})
