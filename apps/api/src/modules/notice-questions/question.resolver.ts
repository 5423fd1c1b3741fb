import {
  askNoticeQuestion,
  questionStep,
  sayInQuestion,
  shareAnswer,
  type AskNoticeQuestion,
  type QuestionStep,
  type SayInQuestion,
  type ShareAnswer,
} from '@stationmaster/contracts/notice-questions'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx as Context, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { Allow } from '../../kernel/access.ts'
import type { Ctx } from '../../kernel/context.ts'
import { inputType } from '../../kernel/inputs.ts'
import { readRecord } from '../../kernel/record.ts'
import { NoticeType } from '../notices/notice.types.ts'
import { may } from './question.access.ts'
import { questionList } from './question.list.ts'
import { flow } from './question.rules.ts'
import * as service from './question.service.ts'
import { NoticeAnswerType, NoticeQuestionType } from './question.types.ts'

const AskInput = inputType('AskNoticeQuestionInput', askNoticeQuestion, 'NoticeQuestion')
const SayInput = inputType('SayInNoticeQuestionInput', sayInQuestion, 'NoticeQuestion')
const StepInput = inputType('NoticeQuestionStepInput', questionStep, 'NoticeQuestion')
const ShareInput = inputType('ShareNoticeAnswerInput', shareAnswer, 'NoticeAnswer')

@Resolver(() => NoticeQuestionType)
export class NoticeQuestionResolver {
  @Allow(may.READ)
  @Query(() => NoticeQuestionType, { nullable: true, description: 'One thread of the caller’s scope, or null.' })
  noticeQuestion(@Context() ctx: Ctx, @Arg('id', () => ID) id: string, @Info() info: GraphQLResolveInfo) {
    return readRecord(ctx, id, info)
  }

  @Allow(may.READ)
  @Query(() => questionList.Page, { description: 'Questions about notices: a station gets its own.' })
  noticeQuestions(
    @Context() ctx: Ctx,
    @Args(() => questionList.Arguments) args: object,
    @Info() info: GraphQLResolveInfo,
  ) {
    return questionList.run(ctx, args, info)
  }

  @Allow(may.ASK)
  @Mutation(() => NoticeQuestionType, {
    description: 'A station asks about a notice that it received. Send an Idempotency-Key.',
  })
  askNoticeQuestion(@Context() ctx: Ctx, @Arg('input', () => AskInput) input: AskNoticeQuestion) {
    return service.ask(ctx, input)
  }

  @Allow(flow.steps.followUp.allow)
  @Mutation(() => NoticeQuestionType, { description: 'The station asks on in its thread.' })
  followUpNoticeQuestion(@Context() ctx: Ctx, @Arg('input', () => SayInput) input: SayInQuestion) {
    return service.followUp(ctx, input)
  }

  @Allow(flow.steps.answer.allow)
  @Mutation(() => NoticeQuestionType, { description: 'Headquarters answers the station.' })
  answerNoticeQuestion(@Context() ctx: Ctx, @Arg('input', () => SayInput) input: SayInQuestion) {
    return service.answer(ctx, input)
  }

  @Allow(flow.steps.share.allow)
  @Mutation(() => NoticeQuestionType, {
    description: 'Lets all recipients read the answer, in words that name nobody.',
  })
  shareNoticeAnswer(@Context() ctx: Ctx, @Arg('input', () => ShareInput) input: ShareAnswer) {
    return service.share(ctx, input)
  }

  @Allow(may.ANSWER)
  @Mutation(() => NoticeQuestionType, { description: 'Takes the answer back from the other recipients.' })
  unshareNoticeAnswer(@Context() ctx: Ctx, @Arg('input', () => StepInput) input: QuestionStep) {
    return service.unshare(ctx, input)
  }
}

@Resolver(() => NoticeType)
export class NoticeQuestionsResolver {
  @FieldResolver(() => [NoticeAnswerType], { description: 'Answers that every recipient reads, in order.' })
  answers(@Root() notice: { answers: NoticeAnswerType[] }) {
    return notice.answers
  }

  @Allow(may.READ)
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Threads of the caller’s scope that wait for an answer; null for callers who may not see them.',
  })
  openQuestionCount(@Root() notice: { openQuestionCount: number }) {
    return notice.openQuestionCount
  }
}
