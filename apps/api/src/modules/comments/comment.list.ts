import { defineList } from '../../kernel/list.ts'
import { CommentType, CommentVisibilityEnum, SubjectTypeEnum } from './comment.types.ts'

export const commentList = defineList({
  type: 'Comment',
  node: () => CommentType,
  filter: {
    subjectType: { kind: 'enum', type: SubjectTypeEnum },
    subjectId: { kind: 'id' },
    visibility: { kind: 'enum', type: CommentVisibilityEnum },
  },
  sort: ['createdAt'],
  defaultSort: { property: 'createdAt' },
})
