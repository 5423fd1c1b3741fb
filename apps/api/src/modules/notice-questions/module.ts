import type { Module } from '../../kernel/module.ts'
import { NoticeAnswer, NoticeMessage, NoticeQuestion } from './question.entity.ts'
import { NoticeQuestionResolver, NoticeQuestionsResolver } from './question.resolver.ts'

export const noticeQuestions: Module = {
  name: 'notice-questions',
  entities: [NoticeQuestion, NoticeMessage, NoticeAnswer],
  resolvers: [NoticeQuestionResolver, NoticeQuestionsResolver],
}
