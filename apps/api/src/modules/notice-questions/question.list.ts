import { columnsOf } from '../../kernel/export-list.ts'
import { defineList } from '../../kernel/list.ts'
import { may } from './question.access.ts'
import { NoticeQuestionStateEnum, NoticeQuestionType } from './question.types.ts'

export const questionList = defineList({
  type: 'NoticeQuestion',
  node: () => NoticeQuestionType,
  filter: {
    notice: { kind: 'id' },
    station: { kind: 'id' },
    state: { kind: 'enum', type: NoticeQuestionStateEnum },
    isShared: { kind: 'boolean' },
  },
  sort: ['createdAt', 'updatedAt', 'state'],
  defaultSort: { property: 'createdAt', descending: true },
  search: 'searchText',
  export: {
    name: 'noticeQuestions',
    title: 'pages.noticeQuestions.title',
    allow: [may.READ],
    columns: {
      ...columnsOf('state text askedByName createdAt answeredAt answeredByName isShared updatedAt'),
      notice: 'notice.titleZh',
      station: 'station.name',
    },
  },
})
