import { defineEvent } from '../../kernel/outbox.ts'

/** A comment was written, or edited so that it names more people. `mentionedIds` are those to be told. */
export const commentAdded = defineEvent<{
  id: string
  subjectType: string
  subjectId: string
  visibility: string
  authorId: string
  mentionedIds: string[]
}>('comments.added')
