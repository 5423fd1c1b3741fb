import {
  addComment,
  commentStep,
  editComment,
  type AddComment,
  type CommentStep,
  type CommentVisibility,
  type EditComment,
  type SubjectType,
} from '@stationmaster/contracts/comments'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, ArgsType, Ctx as Context, Field, ID, Info, Mutation, Query, Resolver } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { may, mayWrite } from './comment.access.ts'
import { commentList } from './comment.list.ts'
import * as service from './comment.service.ts'
import { CommentType, CommentVisibilityEnum, MentionableUserType, SubjectTypeEnum } from './comment.types.ts'

const AddCommentInput = inputType('AddCommentInput', addComment)
const EditCommentInput = inputType('EditCommentInput', editComment)
const CommentStepInput = inputType('CommentStepInput', commentStep, 'Comment')

@ArgsType()
class SubjectPlace {
  @Field(() => SubjectTypeEnum, { description: 'What kind of record it is.' })
  subjectType!: SubjectType
  @Field(() => ID, { description: 'Id of the record.' })
  subjectId!: string
}

@ArgsType()
class MentionPlace extends SubjectPlace {
  @Field(() => CommentVisibilityEnum, { description: 'Whom the comment will reach.' })
  visibility!: CommentVisibility
  @Field(() => String, { description: 'Part of the name; empty for the first ones.' })
  search!: string
}

@Resolver(() => CommentType)
export class CommentResolver {
  @Allow(may.READ)
  @Query(() => commentList.Page, {
    description: 'Comments of one record, the newest last; none when the caller may not see the record.',
  })
  async comments(
    @Context() ctx: Ctx,
    @Args(() => SubjectPlace) place: SubjectPlace,
    @Args(() => commentList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return commentList.run(ctx, args, info, await service.rowsOf(ctx, place.subjectType, place.subjectId))
  }

  @Allow(mayWrite.WRITE)
  @Query(() => [MentionableUserType], { description: 'At most 8 people whom a comment on the record may name with @.' })
  mentionableUsers(@Context() ctx: Ctx, @Args(() => MentionPlace) place: MentionPlace) {
    return service.mentionable(ctx, place)
  }

  @Allow(mayWrite.WRITE)
  @Mutation(() => CommentType, { description: 'Says something about a record. Send an Idempotency-Key.' })
  addComment(@Context() ctx: Ctx, @Arg('input', () => AddCommentInput) input: AddComment) {
    return service.add(ctx, input)
  }

  @Allow(mayWrite.WRITE)
  @Mutation(() => CommentType, { description: 'Changes the text of an own comment, within 15 minutes.' })
  editComment(@Context() ctx: Ctx, @Arg('input', () => EditCommentInput) input: EditComment) {
    return service.edit(ctx, input)
  }

  @Allow(mayWrite.WRITE)
  @Mutation(() => CommentType, { description: 'Takes an own comment back; a tombstone stays.' })
  deleteComment(@Context() ctx: Ctx, @Arg('input', () => CommentStepInput) input: CommentStep) {
    return service.remove(ctx, input)
  }
}
