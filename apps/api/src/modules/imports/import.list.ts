import { defineList } from '../../kernel/list.ts'
import { ImportRowType, ImportStateEnum, ImportType, RowOutcomeEnum } from './import.types.ts'

export const importList = defineList({
  type: 'Import',
  node: () => ImportType,
  filter: { state: { kind: 'enum', type: ImportStateEnum } },
  sort: ['createdAt'],
  defaultSort: { property: 'createdAt', descending: true },
  search: 'searchText',
})

/** Always within one import: the resolver fixes it. */
export const importRowList = defineList({
  type: 'ImportRow',
  node: () => ImportRowType,
  filter: { outcome: { kind: 'enum', type: RowOutcomeEnum }, hasNotes: { kind: 'boolean' }, import: { kind: 'id' } },
  sort: ['row'],
  defaultSort: { property: 'row' },
})
