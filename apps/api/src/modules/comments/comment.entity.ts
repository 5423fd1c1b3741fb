import { commentVisibilities, subjectTypes } from '@stationmaster/contracts/comments'
import { defineEntity, p } from '@mikro-orm/core'
import { document } from '../../kernel/document.ts'
import { newId } from '../../kernel/ids.ts'
import { StoredFile } from '../files/stored-file.entity.ts'

const CommentSchema = defineEntity({
  name: 'Comment',
  properties: {
    ...document,
    subjectType: p.enum(subjectTypes),
    subjectId: p.uuid(),
    stationId: p.uuid().nullable(),
    provinceId: p.uuid().nullable(),
    visibility: p.enum(commentVisibilities),
    text: p.text(),
    authorId: p.uuid(),
    authorName: p.text(),
    authorAudience: p.enum(['HEADQUARTERS', 'STATION'] as const),
    mentionedIds: p.uuid().array(),
    editedAt: p.datetime().nullable(),
    deletedAt: p.datetime().nullable(),
  },
})
/** What somebody said about a record. */
export class Comment extends CommentSchema.class {}
CommentSchema.setClass(Comment)

const CommentAttachmentSchema = defineEntity({
  name: 'CommentAttachment',
  properties: {
    id: p
      .uuid()
      .primary()
      .onCreate(() => newId()),
    comment: () => p.manyToOne(Comment),
    file: () => p.manyToOne(StoredFile),
    place: p.integer(),
  },
})
export class CommentAttachment extends CommentAttachmentSchema.class {}
CommentAttachmentSchema.setClass(CommentAttachment)
