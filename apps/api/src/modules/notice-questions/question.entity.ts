import { questionStates } from '@stationmaster/contracts/notice-questions'
import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, document } from '../../kernel/document.ts'
import { newId } from '../../kernel/ids.ts'
import { Notice } from '../notices/notice.entity.ts'
import { Station } from '../stations/station.entity.ts'
import { flow } from './question.rules.ts'

const part = {
  id: p
    .uuid()
    .primary()
    .onCreate(() => newId()),
  createdAt,
}

const NoticeQuestionSchema = defineEntity({
  name: 'NoticeQuestion',
  properties: {
    ...document,
    notice: () => p.manyToOne(Notice),
    station: () => p.manyToOne(Station),
    provinceId: p.uuid(),
    state: p.enum(questionStates).default(flow.initial),
    text: p.text(),
    askedById: p.uuid().nullable(),
    askedByName: p.text(),
    answeredAt: p.datetime().nullable(),
    answeredByName: p.text().nullable(),
    searchText: p.text(),
  },
})
/** What a station asks about a notice: a thread of that station and headquarters. */
export class NoticeQuestion extends NoticeQuestionSchema.class {}
NoticeQuestionSchema.setClass(NoticeQuestion)

const NoticeMessageSchema = defineEntity({
  name: 'NoticeMessage',
  properties: {
    ...part,
    question: () => p.manyToOne(NoticeQuestion),
    text: p.text(),
    authorId: p.uuid().nullable(),
    authorName: p.text(),
    authorAudience: p.enum(['HEADQUARTERS', 'STATION'] as const),
  },
})
/** What either side said in a thread: appended, never changed. */
export class NoticeMessage extends NoticeMessageSchema.class {}
NoticeMessageSchema.setClass(NoticeMessage)

const NoticeAnswerSchema = defineEntity({
  name: 'NoticeAnswer',
  properties: {
    ...part,
    notice: () => p.manyToOne(Notice),
    question: p.text(),
    questionId: p.uuid(),
    answer: p.text(),
    sharedById: p.uuid().nullable(),
    sharedByName: p.text(),
  },
})
/** A question with its answer for all recipients, in words that name nobody. */
export class NoticeAnswer extends NoticeAnswerSchema.class {}
NoticeAnswerSchema.setClass(NoticeAnswer)
