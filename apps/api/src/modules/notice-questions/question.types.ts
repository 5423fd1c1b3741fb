import { questionStates, type QuestionState } from '@stationmaster/contracts/notice-questions'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { enumType } from '../../kernel/inputs.ts'
import { defineRecord, extendRecord } from '../../kernel/record.ts'
import { DateTime } from '../../kernel/scalars.ts'
import { AudienceEnum } from '../identity/role.types.ts'
import { NoticeType } from '../notices/notice.types.ts'
import { StationType } from '../stations/station.types.ts'
import { may } from './question.access.ts'
import { NoticeAnswer, NoticeMessage, NoticeQuestion } from './question.entity.ts'
import { actionsOf } from './question.rules.ts'

export const NoticeQuestionStateEnum = enumType('NoticeQuestionState', questionStates)

@ObjectType('NoticeMessage', {
  description: 'What one side said in a thread: plain text, to be shown as it is.',
  simpleResolvers: true,
})
export class NoticeMessageType {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  text!: string
  @Field(() => String)
  authorName!: string
  @Field(() => AudienceEnum, { description: 'Whether headquarters or the station speaks.' })
  authorAudience!: string
  @Field(() => DateTime)
  createdAt!: Date
}

@ObjectType('NoticeAnswer', {
  description: 'A question with its answer that every recipient of the notice reads; it names nobody.',
  simpleResolvers: true,
})
export class NoticeAnswerType {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  question!: string
  @Field(() => String)
  answer!: string
  @Field(() => DateTime)
  createdAt!: Date
}

@ObjectType('NoticeQuestion', {
  description: 'A thread of one station and headquarters under a notice.',
  simpleResolvers: true,
})
export class NoticeQuestionType implements Pick<NoticeQuestion, 'id' | 'text' | 'askedByName' | 'version'> {
  @Field(() => ID)
  id!: string
  @Field(() => NoticeType)
  notice!: NoticeType
  @Field(() => StationType)
  station!: StationType
  @Field(() => NoticeQuestionStateEnum)
  state!: QuestionState
  @Field(() => String, { description: 'The question that began the thread.' })
  text!: string
  @Field(() => String)
  askedByName!: string
  @Field(() => [NoticeMessageType], { description: 'All that was said, in order, the first question too.' })
  messages!: NoticeMessageType[]
  @Field(() => Boolean, { description: 'Whether all recipients read an answer that was made of it.' })
  isShared!: boolean
  @Field(() => DateTime, { nullable: true, description: 'When headquarters answered last.' })
  answeredAt!: Date | null
  @Field(() => String, { nullable: true })
  answeredByName!: string | null
  @Field(() => [String], { description: 'Steps that the caller may take now.' })
  availableActions!: string[]
  @Field(() => Int)
  version!: number
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime)
  updatedAt!: Date
}

defineRecord({ name: 'NoticeMessage', entity: NoticeMessage })
defineRecord({ name: 'NoticeAnswer', entity: NoticeAnswer })
defineRecord({
  name: 'NoticeQuestion',
  entity: NoticeQuestion,
  live: [may.READ],
  many: { messages: { of: NoticeMessage, by: 'question', order: 'createdAt' } },
  exists: { isShared: { of: NoticeAnswer, by: 'questionId', where: [] } },
  computed: {
    availableActions: {
      needs: ['state', 'isShared'],
      compute: ({ state, isShared }, { actor }) =>
        actionsOf({ state: state as QuestionState, isShared: isShared === true }, actor),
    },
  },
})
extendRecord('Notice', {
  many: { answers: { of: NoticeAnswer, by: 'notice', order: 'createdAt' } },
  calls: { openQuestionCount: 'notice_open_question_count' },
})
