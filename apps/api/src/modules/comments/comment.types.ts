import {
  commentVisibilities,
  subjectTypes,
  type CommentVisibility,
  type SubjectType,
} from '@stationmaster/contracts/comments'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { momentOf } from '../../kernel/clock.ts'
import { enumType } from '../../kernel/inputs.ts'
import { defineRecord, type Row } from '../../kernel/record.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { StoredFileType } from '../files/stored-file.types.ts'
import { AudienceEnum } from '../identity/role.types.ts'
import { may, mayWrite } from './comment.access.ts'
import { Comment, CommentAttachment } from './comment.entity.ts'
import { isEditable } from './comment.rules.ts'

export const SubjectTypeEnum = enumType('SubjectType', subjectTypes)
export const CommentVisibilityEnum = enumType('CommentVisibility', commentVisibilities)

@ObjectType('CommentAttachment', { description: 'A file at a comment.', simpleResolvers: true })
export class CommentAttachmentType {
  @Field(() => ID)
  id!: string
  @Field(() => StoredFileType)
  file!: StoredFileType
}

@ObjectType('MentionableUser', { description: 'Somebody whom a comment names, or may name.', simpleResolvers: true })
export class MentionableUserType {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  name!: string
}

@ObjectType('Comment', {
  description: 'What somebody said about a record: plain text, to be shown as it is.',
  simpleResolvers: true,
})
export class CommentType implements Pick<Comment, 'id' | 'text' | 'authorName' | 'visibility' | 'version'> {
  @Field(() => ID)
  id!: string
  @Field(() => SubjectTypeEnum)
  subjectType!: SubjectType
  @Field(() => ID)
  subjectId!: string
  @Field(() => String, { description: 'Empty when deleted, or when it only brings files.' })
  text!: string
  @Field(() => CommentVisibilityEnum)
  visibility!: CommentVisibility
  @Field(() => ID)
  authorId!: string
  @Field(() => String)
  authorName!: string
  @Field(() => AudienceEnum, { description: 'Whether headquarters or the station speaks.' })
  authorAudience!: string
  @Field(() => [MentionableUserType], { description: 'People named in the text whom the caller sees.' })
  mentions!: MentionableUserType[]
  @Field(() => [CommentAttachmentType])
  attachments!: CommentAttachmentType[]
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime, { nullable: true, description: 'When it was changed last by its author.' })
  editedAt!: Date | null
  @Field(() => DateTime, { nullable: true, description: 'When its author took it back; the text is gone then.' })
  deletedAt!: Date | null
  @Field(() => [String], { description: 'Steps that the caller may take now: edit, delete.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
}

function actionsOf(row: Row, userId: string | undefined, now: Date): string[] {
  if (row['authorId'] !== userId || row['deletedAt'] !== null) return []
  return isEditable({ createdAt: momentOf(row['createdAt'] as string) }, now) ? ['edit', 'delete'] : ['delete']
}

defineRecord({ name: 'CommentAttachment', entity: CommentAttachment })
defineRecord({
  name: 'Comment',
  entity: Comment,
  live: [may.READ],
  many: { attachments: { of: CommentAttachment, by: 'comment', order: 'place' } },
  calls: { mentions: 'comment_mentions' },
  computed: {
    availableActions: {
      needs: ['authorId', 'createdAt', 'deletedAt'],
      compute: (row, { actor, now }) =>
        actor?.permissions.has(mayWrite.WRITE) ? actionsOf(row, actor.userId, now) : [],
    },
  },
})
