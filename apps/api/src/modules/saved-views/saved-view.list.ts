import { defineList } from '../../kernel/list.ts'
import { SavedViewType } from './saved-view.types.ts'

export const savedViewList = defineList({
  type: 'SavedView',
  node: () => SavedViewType,
  filter: { list: { kind: 'text' } },
  sort: ['createdAt'],
  defaultSort: { property: 'createdAt' },
})
